package org.quiverdb.engine.exec.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** Makes tables of seeded vectors with everything that is unusual among them, and asks them. */
final class VectorTables {
  /** Functions that make vectors of each type. */
  static final List<String> TYPES =
      List.of(
          "vector32",
          "vector64",
          "vector16",
          "vectorb16",
          "vector8",
          "vector1bit",
          "vector32_sparse");

  /** A distance function and the direction in which it is nearest first. */
  static final List<String> DISTANCES =
      List.of(
          "vector_distance_cos",
          "cosine_distance",
          "vector_distance_l2",
          "l2_squared_distance",
          "vector_distance_dot",
          "negative_inner_product",
          "vector_distance_l1",
          "vector_distance_hamming",
          "jaccard_distance");

  private VectorTables() {}

  /** A vector as text: mostly random, sometimes zero, sometimes one of a few that repeat. */
  static String text(Random random, int dims) {
    int kind = random.nextInt(12);
    Random source = kind < 3 ? new Random(kind) : random;
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < dims; i++) {
      text.append(i == 0 ? "" : ",");
      text.append(kind == 4 ? "0" : Float.toString((float) source.nextGaussian()));
    }
    return text.append(']').toString();
  }

  /**
   * Creates {@code t(id INTEGER PRIMARY KEY, name TEXT, tenant INT, e)} with rows whose rowids have
   * gaps.
   *
   * @param make the function that makes the vectors
   * @param unusual whether there are NULLs and TEXT values among them
   */
  static void fill(
      QuiverConnection c, Random random, String make, int rows, int dims, boolean unusual) {
    c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, tenant INT, e)");
    c.execute("BEGIN");
    try (QuiverStatement insert = c.prepare("INSERT INTO t VALUES(?1, ?2, ?3, " + make + "(?4))");
        QuiverStatement plain = c.prepare("INSERT INTO t VALUES(?1, ?2, ?3, ?4)")) {
      long id = random.nextInt(100) - 50;
      for (int i = 0; i < rows; i++) {
        id += 1 + random.nextInt(3);
        boolean isNull = unusual && random.nextInt(9) == 0;
        QuiverStatement s = unusual && random.nextInt(7) == 0 ? plain : insert;
        s.bindLong(1, id);
        s.bindText(2, "x".repeat(random.nextInt(40)));
        s.bindLong(3, random.nextInt(5));
        if (isNull) {
          s.bindNull(4);
        } else {
          s.bindText(4, text(random, dims));
        }
        s.step();
        s.reset();
      }
    }
    c.execute("COMMIT");
  }

  /** The rows of a query, or its error, as text; distances to the last bit. */
  static List<String> ask(QuiverConnection c, String sql, Object... parameters) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement s = c.prepare(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        switch (parameters[i]) {
          case String text -> s.bindText(i + 1, text);
          case Long number -> s.bindLong(i + 1, number);
          case byte[] blob -> s.bindBlob(i + 1, blob);
          default -> throw new IllegalArgumentException("parameter " + parameters[i]);
        }
      }
      while (s.step()) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < s.columnCount(); i++) {
          row.append(i == 0 ? "" : "|").append(value(s, i));
        }
        rows.add(row.toString());
      }
    } catch (org.quiverdb.engine.error.QuiverException e) {
      rows.add("error: " + e.getMessage());
    }
    return rows;
  }

  private static String value(QuiverStatement s, int column) {
    return switch (s.type(column)) {
      case NULL -> "NULL";
      case REAL -> Double.toHexString(s.getDouble(column));
      default -> String.valueOf(s.getText(column));
    };
  }

  /** The one value of a query that gives a blob. */
  static byte[] blob(QuiverConnection c, String sql) {
    try (QuiverStatement s = c.prepare(sql)) {
      s.step();
      byte[] value = s.getBlob(0);
      return value == null ? new byte[0] : value;
    }
  }

  /** Whether EXPLAIN QUERY PLAN shows the operator. */
  static boolean isNearest(QuiverConnection c, String sql) {
    return ask(c, "EXPLAIN QUERY PLAN " + sql).stream()
        .anyMatch(line -> line.contains("(EXACT VECTOR TOP-K "));
  }
}
