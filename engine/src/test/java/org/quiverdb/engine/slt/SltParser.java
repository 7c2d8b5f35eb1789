package org.quiverdb.engine.slt;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a sqllogictest file as the engine "sqlite" does: records for other engines are left out.
 */
final class SltParser {
  private final String[] lines;
  private int at;

  SltParser(String text) {
    lines = text.split("\r?\n", -1);
  }

  List<SltRecord> parse() {
    List<SltRecord> records = new ArrayList<>();
    boolean skip = false;
    while (at < lines.length) {
      String line = lines[at];
      String[] words = line.trim().split("\\s+");
      switch (words[0]) {
        case "skipif" -> skip |= words[1].equals("sqlite");
        case "onlyif" -> skip |= !words[1].equals("sqlite");
        case "halt" -> {
          if (!skip) {
            return records;
          }
          skip = false;
        }
        case "statement", "query" -> {
          SltRecord record = record(words);
          if (!skip) {
            records.add(record);
          }
          skip = false;
          continue;
        }
        default -> {
          // Blank lines, comments and hash-threshold.
        }
      }
      at++;
    }
    return records;
  }

  private SltRecord record(String[] words) {
    int first = at + 1;
    at++;
    StringBuilder sql = new StringBuilder();
    while (at < lines.length && !lines[at].isEmpty() && !lines[at].equals("----")) {
      sql.append(sql.isEmpty() ? "" : "\n").append(lines[at++]);
    }
    List<String> expected = new ArrayList<>();
    if (at < lines.length && lines[at].equals("----")) {
      at++;
      while (at < lines.length && !lines[at].isEmpty()) {
        expected.add(lines[at++]);
      }
    }
    boolean query = words[0].equals("query");
    boolean error = !query && words.length > 1 && words[1].equals("error");
    String types = query && words.length > 1 ? words[1] : "";
    String sort = query && words.length > 2 ? words[2] : "nosort";
    return new SltRecord(first, query, error, types, sort, sql.toString(), expected);
  }
}
