package org.quiverdb.shell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.session.Shell;

/**
 * The vector indexes of the main database. Each is made of tables and triggers, which belong to it
 * as the pages of a B-tree do to an ordinary index: lists and dumps show the index in their place.
 * They are shown themselves when the user names them.
 */
final class VectorIndexes {
  /**
   * An index.
   *
   * @param sql the CREATE INDEX text with the names of today
   */
  record Entry(String name, String table, String sql) {}

  private final Shell shell;
  private final List<Entry> entries = new ArrayList<>();

  /** Names of tables and triggers in lower case. */
  private final Set<String> tables = new TreeSet<>();

  private final Set<String> triggers = new TreeSet<>();

  private VectorIndexes(Shell shell) {
    this.shell = shell;
  }

  /** Reads what there is; nothing where the file cannot be read. */
  static VectorIndexes of(Shell shell) {
    VectorIndexes found = new VectorIndexes(shell);
    try {
      for (Cell[] row : shell.query("PRAGMA vector_index_list")) {
        found.add(new Entry(row[0].text(), row[1].text(), row[2].text()));
      }
    } catch (QuiverException e) {
      // What is asked next will say it.
    }
    return found;
  }

  private void add(Entry entry) {
    entries.add(entry);
    String name = entry.name().toLowerCase(Locale.ROOT);
    tables.add(name);
    tables.add(name + "_log");
    String suffixes =
        "SELECT value FROM " + Identifiers.inQuotes(entry.name()) + " WHERE key = 'tables'";
    for (Cell[] row : shell.query(suffixes)) {
      for (String suffix : row[0].text().split(",")) {
        tables.add(name + "_" + suffix);
      }
    }
    for (String event : new String[] {"insert", "update", "delete"}) {
      triggers.add(name + "_" + event);
    }
  }

  List<Entry> entries() {
    return entries;
  }

  /** Whether something is a part of an index. */
  boolean isPart(String type, String name) {
    Set<String> parts = type.equals("trigger") ? triggers : tables;
    return !type.equals("index") && parts.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether an index is shown in the place of something: of its parts, unless the user has given
   * the whole name of one. The name of the index itself means the index.
   */
  boolean isHidden(String type, String name, List<String> words) {
    boolean named = words.stream().anyMatch(word -> word.equalsIgnoreCase(name));
    boolean index = entries.stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name));
    return isPart(type, name) && (index || !named);
  }

  /** Whether a name is one that a pattern is about, by LIKE or by GLOB. */
  boolean matches(String name, String pattern, String operator) {
    String sql = "SELECT lower(?1) " + operator;
    return shell.query(sql, name, pattern).get(0)[0].text().equals("1");
  }
}
