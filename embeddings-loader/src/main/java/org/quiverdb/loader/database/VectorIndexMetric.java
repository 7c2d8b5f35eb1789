package org.quiverdb.loader.database;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** The metric of the vector index on a column: one of Quiver's, or of libSQL's. */
final class VectorIndexMetric {
  private static final Pattern METRIC =
      Pattern.compile("metric\\s*=\\s*'?(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final List<String> KNOWN = List.of("cosine", "l2", "dot", "hamming");

  private VectorIndexMetric() {}

  /** The metric, or null if there is no index on the column. */
  static @Nullable String of(QuiverConnection connection, String table, String column) {
    try (QuiverStatement indexes =
        connection.prepare(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?1 COLLATE NOCASE"
                + " AND sql LIKE '%libsql_vector_idx%'")) {
      indexes.bindText(1, table);
      while (indexes.step()) {
        String sql = String.valueOf(indexes.getText(0));
        if (names(sql, column)) {
          return metric(sql);
        }
      }
    }
    try (QuiverStatement indexes = connection.prepare("PRAGMA vector_index_list")) {
      while (indexes.step()) {
        String sql = String.valueOf(indexes.getText(2));
        if (table.equalsIgnoreCase(indexes.getText(1)) && names(sql, column)) {
          return metric(sql);
        }
      }
    }
    return null;
  }

  /** Whether the column stands between the brackets of a CREATE INDEX. */
  private static boolean names(String sql, String column) {
    String word = "[\"`\\[]?\\b" + Pattern.quote(column) + "\\b";
    return Pattern.compile("\\(\\s*" + word, Pattern.CASE_INSENSITIVE).matcher(sql).find();
  }

  private static String metric(String sql) {
    Matcher matcher = METRIC.matcher(sql);
    String metric = matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "cosine";
    return KNOWN.contains(metric) ? metric : "cosine";
  }
}
