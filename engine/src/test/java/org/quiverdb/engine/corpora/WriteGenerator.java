package org.quiverdb.engine.corpora;

import java.util.List;
import java.util.SplittableRandom;

/** Random INSERT, UPDATE and DELETE statements for the tables of WritingTest. */
final class WriteGenerator {
  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT, c, d REAL NOT NULL DEFAULT 1.5, e INT)",
          "CREATE INDEX tb ON t(b COLLATE NOCASE, d DESC)",
          "CREATE UNIQUE INDEX te ON t(e)",
          "CREATE TABLE w(k TEXT, n INT, v, PRIMARY KEY(k, n)) WITHOUT ROWID",
          "CREATE INDEX wv ON w(v)",
          "CREATE TABLE u(x, y UNIQUE)");
  private static final int KEYS = 700;
  private static final String[] CLAUSES = {
    "", "", "", " OR REPLACE", " OR IGNORE", " OR FAIL", " OR ABORT"
  };
  private static final String[] LETTERS = {"a", "B", "ä", "ß", "水", "😀", " ", "''", "z"};

  private final SplittableRandom random;

  WriteGenerator(SplittableRandom random) {
    this.random = random;
  }

  String next() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> insertT();
      case 4, 5 -> insertW();
      case 6 -> "INSERT" + clause() + " INTO u VALUES(" + value() + ", " + number() + ")";
      case 7 -> "UPDATE" + clause() + " t SET b = " + text() + ", c = " + value() + whereT();
      case 8 -> "UPDATE" + clause() + " t SET a = " + key() + ", e = " + number() + whereT();
      case 9 -> "UPDATE" + clause() + " w SET n = " + key() + ", v = " + value() + whereW();
      case 10 -> "UPDATE u SET x = " + value() + ", y = y + 1 WHERE y = " + number();
      case 11, 12 -> "DELETE FROM t" + whereT();
      case 13 -> "DELETE FROM w" + whereW();
      case 14 -> "DELETE FROM u WHERE rowid = " + key() + " OR y BETWEEN " + between(9);
      default -> "INSERT" + clause() + " INTO u SELECT b, e FROM t WHERE a BETWEEN " + between(5);
    };
  }

  private String insertT() {
    StringBuilder sql = new StringBuilder("INSERT" + clause() + " INTO t(a, b, c, e) VALUES");
    int rows = 1 + random.nextInt(3);
    for (int i = 0; i < rows; i++) {
      sql.append(i == 0 ? "(" : ", (");
      sql.append(random.nextInt(3) == 0 ? "NULL" : key()).append(", ").append(text());
      sql.append(", ").append(value()).append(", ").append(number()).append(')');
    }
    return sql.toString();
  }

  private String insertW() {
    return "INSERT" + clause() + " INTO w VALUES(" + text() + ", " + key() + ", " + value() + ")";
  }

  private String clause() {
    return CLAUSES[random.nextInt(CLAUSES.length)];
  }

  private String whereT() {
    return switch (random.nextInt(4)) {
      case 0 -> " WHERE a = " + key();
      case 1 -> " WHERE e = " + number();
      case 2 -> " WHERE b = " + text() + " COLLATE NOCASE";
      default -> " WHERE a BETWEEN " + between(6);
    };
  }

  private String whereW() {
    return switch (random.nextInt(3)) {
      case 0 -> " WHERE k = " + text();
      case 1 -> " WHERE v = " + value();
      default -> " WHERE k > " + text() + " AND n BETWEEN " + between(12);
    };
  }

  private String key() {
    return Integer.toString(random.nextInt(KEYS) - 20);
  }

  private String between(int width) {
    int from = random.nextInt(KEYS);
    return from + " AND " + (from + random.nextInt(width));
  }

  private String number() {
    return switch (random.nextInt(8)) {
      case 0 -> "NULL";
      case 1 -> Long.toString(random.nextLong());
      default -> key();
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder("'");
    int length = random.nextInt(5);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.append(random.nextInt(40)).append('\'').toString();
  }

  private String value() {
    return switch (random.nextInt(9)) {
      case 0 -> "NULL";
      case 1 -> number();
      case 2 -> Double.toString(random.nextInt(1000) / 8.0);
      case 3 -> "zeroblob(" + random.nextInt(40) + ")";
      case 4 -> "zeroblob(" + random.nextInt(6000) + ")";
      case 5 -> "replace(hex(zeroblob(" + random.nextInt(700) + ")), '0', " + text() + ")";
      default -> text();
    };
  }
}
