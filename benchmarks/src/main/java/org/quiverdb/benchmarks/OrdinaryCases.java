package org.quiverdb.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The table of the measurement and what is asked of it. One row has about 70 bytes: numbers, a key
 * of 97 values, a text key of 5,000 values, a sentence.
 */
final class OrdinaryCases {
  private static final String[] WORDS = {
    "arrow", "quiver", "feather", "bow", "string", "target", "range", "wind", "field", "mark",
    "score", "shot", "draw", "loose", "nock", "shaft"
  };

  private OrdinaryCases() {}

  /** All rows in one transaction through one prepared INSERT. */
  static OrdinaryCase insert(int rows) {
    return new OrdinaryCase(
        "insert all rows in one transaction",
        "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)",
        (connection, sql) -> insert(connection, sql, rows));
  }

  private static double insert(Connection connection, String sql, int rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE item(id INTEGER PRIMARY KEY, bucket INTEGER, code TEXT,"
              + " amount INTEGER, price REAL, note TEXT)");
    }
    SplittableRandom random = new SplittableRandom(42);
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= rows; i++) {
        statement.setLong(1, i);
        statement.setLong(2, random.nextInt(97));
        statement.setString(3, "code-" + random.nextInt(5_000));
        statement.setLong(4, random.nextInt(rows));
        statement.setDouble(5, random.nextInt(100_000) / 100.0);
        statement.setString(6, sentence(random));
        statement.executeUpdate();
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return rows;
  }

  private static String sentence(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  /** Rows without a rowid of their own into a new table with an index, in random order of it. */
  private static OrdinaryCase insertIndexed(int rows) {
    return new OrdinaryCase(
        "insert %d rows into a table with an index".formatted(rows),
        "INSERT INTO entry(code, amount) VALUES (?, ?)",
        (connection, sql) -> insertIndexed(connection, sql, rows));
  }

  private static double insertIndexed(Connection connection, String sql, int rows)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS entry");
      statement.execute("CREATE TABLE entry(code TEXT, amount INTEGER)");
      statement.execute("CREATE INDEX entry_code ON entry(code)");
    }
    SplittableRandom random = new SplittableRandom(43);
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows; i++) {
        statement.setString(1, "code-" + random.nextInt(rows));
        statement.setLong(2, i);
        statement.executeUpdate();
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return rows;
  }

  /** Builds the index that lookups use. */
  static OrdinaryCase index() {
    return new OrdinaryCase(
        "create an index",
        "CREATE INDEX item_amount ON item(amount)",
        (connection, sql) -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
          return 0;
        });
  }

  /** A second, small table: one row per code. */
  static void createCodes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kind(code TEXT PRIMARY KEY, weight INTEGER) WITHOUT ROWID");
      statement.execute(
          "INSERT INTO kind SELECT DISTINCT code, length(code) FROM item ORDER BY code");
    }
  }

  /** Everything that does not change the table, then the updates. */
  static List<OrdinaryCase> onFullTable(int rows) {
    int lookups = Math.min(rows, 100_000);
    return List.of(
        OrdinaryCase.lookups(
            lookups + " lookups by rowid",
            "SELECT bucket, note FROM item WHERE id = ?",
            lookups,
            rows),
        OrdinaryCase.lookups(
            lookups + " lookups by index",
            "SELECT id, price FROM item WHERE amount = ?",
            lookups,
            rows),
        OrdinaryCase.query(
            "range scan by rowid",
            "SELECT id, amount, price FROM item WHERE id BETWEEN %d AND %d"
                .formatted(rows / 4, rows / 2)),
        OrdinaryCase.query(
            "range scan by index",
            "SELECT count(*), sum(price) FROM item WHERE amount BETWEEN %d AND %d"
                .formatted(rows / 2, rows / 2 + rows / 10)),
        OrdinaryCase.query(
            "sum over a numeric filter",
            "SELECT count(*), sum(amount * price) FROM item WHERE bucket > 48"),
        OrdinaryCase.query(
            "group by 97 keys",
            "SELECT bucket, count(*), sum(amount), avg(price) FROM item GROUP BY bucket"),
        OrdinaryCase.query(
            "group by 5,000 text keys",
            "SELECT code, count(*), sum(amount), avg(price) FROM item GROUP BY code"),
        OrdinaryCase.query(
            "LIKE scan", "SELECT count(*) FROM item WHERE note LIKE '%feather bow%'"),
        OrdinaryCase.query(
            "join by rowid",
            "SELECT count(*), sum(b.price) FROM item a JOIN item b ON b.id = a.amount"
                + " WHERE a.bucket < 50"),
        OrdinaryCase.query(
            "join of two tables by text key",
            "SELECT sum(item.amount * kind.weight) FROM item JOIN kind ON kind.code = item.code"),
        OrdinaryCase.query(
            "order by, first 100 rows",
            "SELECT id, note FROM item ORDER BY price DESC, id LIMIT 100"),
        OrdinaryCase.query("order by, all rows", "SELECT id, note FROM item ORDER BY note, id"),
        OrdinaryCase.query("read all rows", "SELECT * FROM item"),
        OrdinaryCase.updates(
            lookups + " updates by rowid in one transaction",
            "UPDATE item SET price = ? WHERE id = ?",
            lookups,
            rows),
        OrdinaryCase.updates(
            lookups + " updates by index in one transaction",
            "UPDATE item SET bucket = ? WHERE amount = ?",
            lookups,
            rows),
        insertIndexed(lookups));
  }
}
