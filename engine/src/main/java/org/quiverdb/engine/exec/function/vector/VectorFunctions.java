package org.quiverdb.engine.exec.function.vector;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.function.Definer;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.text.VectorText;

/** The table of the vector functions. */
public final class VectorFunctions {
  private VectorFunctions() {}

  /** Registers all vector functions. */
  public static void define(Definer d) {
    constructors(d);
    distances(d);
    define(d, "vector_extract", 1, VectorFunctions::extract);
    define(d, "vector_concat", 2, VectorParts::concat);
    define(d, "vector_slice", 3, VectorParts::slice);
    define(d, "vector_dims", 1, VectorFunctions::dims);
    for (String name : new String[] {"vector_norm", "l2_norm"}) {
      define(d, name, 1, VectorFunctions::norm);
    }
    for (String name : new String[] {"vector_normalize", "l2_normalize"}) {
      define(d, name, 1, VectorParts::normalize);
    }
    d.aggregate("vector_sum", 1, 0, () -> new VectorSum(false))
        .aggregate("vector_avg", 1, 0, () -> new VectorSum(true));
  }

  /** The distance function behind a definition, or null if it is something else. */
  public static @Nullable DistanceFunction distance(Object definition) {
    return definition instanceof ScalarFunction s
            && s.body() instanceof NullSafe(DistanceFunction function)
        ? function
        : null;
  }

  /** Whether a definition is one of these functions, the aggregates excepted. */
  public static boolean isOne(Object definition) {
    return definition instanceof ScalarFunction s && s.body() instanceof NullSafe;
  }

  /** The function of a metric: NULL when an argument is, errors as in SQL. */
  public static ScalarFunction.Body distance(DistanceMetric metric) {
    return new NullSafe(new DistanceFunction(metric, 1));
  }

  private static void constructors(Definer d) {
    constructor(d, "vector", VectorType.FLOAT32);
    constructor(d, "vector32", VectorType.FLOAT32);
    constructor(d, "vector64", VectorType.FLOAT64);
    constructor(d, "vector16", VectorType.FLOAT16);
    constructor(d, "vectorb16", VectorType.FLOATB16);
    constructor(d, "vector8", VectorType.FLOAT8);
    constructor(d, "vector1bit", VectorType.FLOAT1BIT);
    constructor(d, "vector32_sparse", VectorType.FLOAT32_SPARSE);
  }

  private static void constructor(Definer d, String name, VectorType type) {
    define(
        d,
        name,
        1,
        (c, r, first, count, to) ->
            r.setBytes(to, Registers.BLOB, VectorArgument.toBlob(r, first, type)));
  }

  private static void distances(Definer d) {
    distance(d, DistanceMetric.COSINE, 1, "vector_distance_cos", "cosine_distance");
    distance(d, DistanceMetric.L2, 1, "vector_distance_l2", "l2_distance", "euclidean_distance");
    distance(d, DistanceMetric.L2_SQUARED, 1, "l2_squared_distance", "euclidean_squared_distance");
    distance(d, DistanceMetric.DOT, 1, "vector_distance_dot", "negative_inner_product");
    distance(d, DistanceMetric.DOT, -1, "inner_product");
    distance(d, DistanceMetric.L1, 1, "vector_distance_l1", "l1_distance", "taxicab_distance");
    distance(d, DistanceMetric.HAMMING, 1, "vector_distance_hamming", "hamming_distance");
    distance(d, DistanceMetric.JACCARD, 1, "vector_distance_jaccard", "jaccard_distance");
  }

  private static void distance(Definer d, DistanceMetric metric, int sign, String... names) {
    for (String name : names) {
      define(d, name, 2, new DistanceFunction(metric, sign));
    }
  }

  /** Adds a function that is NULL when an argument is, and whose errors are SQL errors. */
  private static void define(Definer d, String name, int arguments, ScalarFunction.Body body) {
    d.define(name, arguments, new NullSafe(body));
  }

  private static void extract(FunctionContext c, Registers r, int first, int count, int to) {
    VectorArgument v = VectorArgument.of(r, first);
    r.setText(to, VectorText.print(v.segment(), v.offset(), v.length()));
  }

  private static void dims(FunctionContext c, Registers r, int first, int count, int to) {
    r.setLong(to, VectorArgument.of(r, first).header().dims());
  }

  private static void norm(FunctionContext c, Registers r, int first, int count, int to) {
    VectorArgument v = VectorArgument.of(r, first);
    r.setDouble(to, norm(VectorDecoder.doubles(v.segment(), v.offset(), v.header())));
  }

  static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
