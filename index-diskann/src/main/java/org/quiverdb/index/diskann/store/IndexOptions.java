package org.quiverdb.index.diskann.store;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.spi.IndexRequest;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorType;

/**
 * What WITH or {@code libsql_vector_idx} said. libSQL's parameters are taken as well; those about
 * its own layout ({@code compress_neighbors}, {@code search_l}, {@code insert_l}) are checked and
 * change nothing, because this index sets its effort by the wanted recall.
 *
 * @param metric COSINE, L2 or DOT; L2 for HAMMING, which orders 1-bit vectors the same way
 * @param neighbors most neighbours of a node
 * @param bits of a code for each dimension; 0 to choose by a sample
 */
record IndexOptions(DistanceMetric metric, int neighbors, int bits) {
  static final int DEFAULT_NEIGHBORS = 32;
  private static final int LEAST_NEIGHBORS = 8;
  private static final int MOST_NEIGHBORS = 128;

  /** Reads what CREATE INDEX says. */
  static IndexOptions of(IndexRequest request) {
    DistanceMetric metric = DistanceMetric.COSINE;
    int neighbors = DEFAULT_NEIGHBORS;
    int bits = 0;
    VectorColumnType type = request.type();
    boolean signs = type != null && type.type() == VectorType.FLOAT1BIT;
    for (IndexRequest.Option option : request.options()) {
      String value = option.value();
      switch (option.key().toLowerCase(Locale.ROOT)) {
        case "metric" -> metric = metric(value, signs);
        case "max_neighbors" ->
            neighbors = Math.clamp(positive(option.key(), value), LEAST_NEIGHBORS, MOST_NEIGHBORS);
        case "bits" -> bits = bits(value);
        case "type" -> {
          if (!value.equalsIgnoreCase("diskann")) {
            throw invalid("type", value, "diskann is the only one");
          }
        }
        case "search_l", "insert_l" -> positive(option.key(), value);
        case "alpha" -> number(value);
        case "compress_neighbors" -> {}
        default ->
            throw SqlException.error(
                "vector index: invalid vector index parameter '"
                    + option.key()
                    + "': there are metric, max_neighbors and bits");
      }
    }
    return new IndexOptions(signs ? DistanceMetric.L2 : metric, neighbors, bits);
  }

  /** Reads what {@link #toMap} has written. */
  static IndexOptions of(Map<String, String> map) {
    return new IndexOptions(
        DistanceMetric.valueOf(map.getOrDefault("metric", "COSINE").toUpperCase(Locale.ROOT)),
        Integer.parseInt(map.getOrDefault("max_neighbors", "32")),
        Integer.parseInt(map.getOrDefault("bits", "0")));
  }

  Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("metric", metric.name().toLowerCase(Locale.ROOT));
    map.put("max_neighbors", Integer.toString(neighbors));
    map.put("bits", Integer.toString(bits));
    return map;
  }

  private static DistanceMetric metric(String value, boolean signs) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "cos", "cosine" -> DistanceMetric.COSINE;
      case "l2", "euclidean" -> DistanceMetric.L2;
      case "dot", "ip", "inner_product" -> DistanceMetric.DOT;
      case "hamming" -> {
        if (!signs) {
          throw invalid("metric", value, "hamming is for F1BIT_BLOB columns");
        }
        yield DistanceMetric.L2;
      }
      default -> throw invalid("metric", value, "there are cosine, l2, dot and hamming");
    };
  }

  private static int bits(String value) {
    return switch (value) {
      case "auto", "0" -> 0;
      case "1", "2", "4", "8" -> Integer.parseInt(value);
      default -> throw invalid("bits", value, "there are 1, 2, 4, 8 and auto");
    };
  }

  private static int positive(String key, String value) {
    try {
      int number = Integer.parseInt(value.strip());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(key, value, "an integer is expected");
    }
    throw invalid(key, value, "it must be positive");
  }

  private static void number(String value) {
    try {
      Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw invalid("alpha", value, "a number is expected");
    }
  }

  private static SqlException invalid(String key, String value, String why) {
    return SqlException.error(
        "vector index: invalid value '%s' of parameter '%s': %s".formatted(value, key, why));
  }
}
