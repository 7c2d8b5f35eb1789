package org.quiverdb.engine.exec.function.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.function.Accumulator;
import org.quiverdb.engine.exec.function.AggregateFunction;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.FunctionEnvironment;
import org.quiverdb.engine.exec.function.FunctionRegistry;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Oracle;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.TextEncoding;

/** Names, NULL, types and errors of the vector functions; blobs are libSQL's. */
class VectorFunctionsTest {
  private final Registers r = new Registers(8);

  private static final FunctionEnvironment ENVIRONMENT =
      new FunctionEnvironment() {
        @Override
        public TextEncoding encoding() {
          return TextEncoding.UTF8;
        }

        @Override
        public long changes() {
          return 0;
        }

        @Override
        public long totalChanges() {
          return 0;
        }

        @Override
        public long lastInsertRowid() {
          return 0;
        }

        @Override
        public long currentTimeMillis() {
          return 0;
        }

        @Override
        public long randomLong() {
          return 0;
        }
      };

  @AfterEach
  void close() {
    r.close();
  }

  private String call(String name, Object... arguments) {
    try (FunctionContext c = new FunctionContext(ENVIRONMENT, Collation.BINARY)) {
      return call(c, name, arguments);
    }
  }

  private String call(FunctionContext c, String name, Object... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      Oracle.set(r, i, arguments[i]);
    }
    try {
      ScalarFunction f =
          (ScalarFunction) FunctionRegistry.builtIn().require(name, arguments.length);
      f.body().call(c, r, 0, arguments.length, arguments.length);
      return Oracle.describe(r, arguments.length);
    } catch (SqlException e) {
      return "error " + e.getMessage();
    }
  }

  private byte[] blob(String constructor, String text) {
    String described = call(constructor, text);
    return HexFormat.of().parseHex(described.substring("blob ".length()));
  }

  @Test
  void constructorsWriteLibsqlBlobs() {
    assertEquals("blob e6ed8c3f", call("vector", "[1.10101010101010101010101010]"));
    assertEquals("blob f37686c4bc9df13f02", call("vector64", "[1.10101010101010101010101010]"));
    assertEquals("blob 540903", call("vector1bit", "[-0.000001,1e-100,1e100,-1e10,1e-10,0,1.5]"));
    String ten = "[-20,-35.44,1,1.5,2,3,10,100,105,110]";
    assertEquals("blob 00cd6ed0003c003e00400042004940569056e05605", call("vector16", ten));
    assertEquals("blob 1b004041424350edf6ff0000a702123f8fc20dc2000204", call("vector8", ten));
    assertEquals("text '[1,2.5,-3]'", call("vector_extract", blob("vectorb16", " [1, 2.5,-3 ] ")));
    assertEquals("integer 3", call("vector_dims", blob("vector32_sparse", "[0,0,7]")));
  }

  @Test
  void nullInNullOut() {
    for (String name :
        List.of("vector", "vector8", "vector_extract", "vector_norm", "l2_normalize")) {
      assertEquals("null", call(name, (Object) null), name);
    }
    assertEquals("null", call("vector_distance_cos", null, "[1]"));
    assertEquals("null", call("cosine_distance", "[1]", null));
    assertEquals("null", call("vector_slice", "[1]", null, 1L));
    assertEquals("null", call("vector_distance_cos", "[0,0]", "[1,2]"));
  }

  @Test
  void everyNameMeasures() {
    String a = "[1,2,3]";
    String b = "[4,6,3]";
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("vector_distance_l2", "5.0"),
            Map.entry("l2_distance", "5.0"),
            Map.entry("euclidean_distance", "5.0"),
            Map.entry("l2_squared_distance", "25.0"),
            Map.entry("euclidean_squared_distance", "25.0"),
            Map.entry("vector_distance_dot", "-25.0"),
            Map.entry("negative_inner_product", "-25.0"),
            Map.entry("inner_product", "25.0"),
            Map.entry("vector_distance_l1", "7.0"),
            Map.entry("l1_distance", "7.0"),
            Map.entry("taxicab_distance", "7.0"),
            Map.entry("vector_distance_hamming", "2.0"),
            Map.entry("hamming_distance", "2.0"));
    expected.forEach((name, value) -> assertEquals("real " + value, call(name, a, b), name));
    for (String name :
        List.of(
            "cosine_distance",
            "vector_distance_cos",
            "jaccard_distance",
            "vector_distance_jaccard")) {
      assertEquals("real 0.0", call(name, a, a), name);
    }
  }

  @Test
  void textTakesTheTypeOfTheOtherSide() {
    for (String type : List.of("vector64", "vector16", "vectorb16", "vector8", "vector32_sparse")) {
      byte[] stored = blob(type, "[1,2,3]");
      assertEquals("real 0.0", call("vector_distance_l1", stored, "[1,2,3]"), type);
      assertEquals("real 0.0", call("vector_distance_l1", "[1,2,3]", stored), type);
    }
    try (FunctionContext c = new FunctionContext(ENVIRONMENT, Collation.BINARY)) {
      for (String type : List.of("vector", "vector64", "vector16", "vector64", "vector")) {
        assertEquals(
            "real 2.0", call(c, "vector_distance_l1", blob(type, "[1,2,3]"), "[1,2,5]"), type);
      }
    }
  }

  @Test
  void constantSideIsPreparedOnce() {
    for (int side = 0; side < 2; side++) {
      try (FunctionContext c = new FunctionContext(ENVIRONMENT, Collation.BINARY)) {
        Object kept = null;
        for (int row = 0; row < 5; row++) {
          byte[] stored = blob("vector", "[" + row + ",2,3]");
          String query = "[1,2,3]";
          String d =
              side == 1
                  ? call(c, "l1_distance", stored, query)
                  : call(c, "l1_distance", query, stored);
          assertEquals("real " + Math.abs(row - 1.0), d);
          if (row > 2) {
            assertSame(kept, c.prepared());
          }
          kept = c.prepared();
        }
      }
    }
  }

  @Test
  void partsAndNorms() {
    assertEquals("text '[1,2,3]'", call("vector_extract", blob2("vector_concat", "[1,2]", "[3]")));
    assertEquals("text '[2]'", call("vector_extract", blob2("vector_slice", "[1,2,3]", 1L, 2L)));
    assertEquals(
        "error vector_slice: elements 2 to 9 of a vector with 3",
        call("vector_slice", "[1,2,3]", 2L, 9L));
    assertEquals("real 5.0", call("vector_norm", "[3,4]"));
    assertEquals("real 5.0", call("l2_norm", blob("vector64", "[3,4]")));
    assertEquals("text '[0.6,0.8]'", call("vector_extract", blob2("vector_normalize", "[3,4]")));
    assertEquals("text '[0,0]'", call("vector_extract", blob2("l2_normalize", "[0,0]")));
  }

  private byte[] blob2(String name, Object... arguments) {
    return HexFormat.of().parseHex(call(name, arguments).substring("blob ".length()));
  }

  @Test
  void errorsAreSqlErrors() {
    assertEquals(
        "error vector: unexpected value type: got INTEGER, expected TEXT or BLOB",
        call("vector", 1L));
    assertEquals(
        "error vector_distance: vectors must have the same length: 2 != 3",
        call("vector_distance_cos", "[1,2]", "[1,2,3]"));
    assertEquals(
        "error vector_distance: vectors must have the same type: float64 != float32",
        call("vector_distance_cos", blob("vector64", "[1]"), blob("vector32", "[1]")));
    assertEquals("error vector: must start with '['", call("vector", "1,2"));
  }

  @Test
  void aggregates() {
    try (FunctionContext c = new FunctionContext(ENVIRONMENT, Collation.BINARY)) {
      for (String name : List.of("vector_sum", "vector_avg")) {
        Accumulator a =
            ((AggregateFunction) FunctionRegistry.builtIn().require(name, 1)).newAccumulator();
        a.result(c, r, 1);
        assertEquals("null", Oracle.describe(r, 1));
        for (Object v : new Object[] {"[1,2]", null, blob("vector64", "[3,4]")}) {
          Oracle.set(r, 0, v);
          a.step(c, r, 0, 1);
        }
        a.result(c, r, 1);
        byte[] sum = r.getBytes(1);
        assertEquals(
            name.endsWith("sum") ? "text '[4,6]'" : "text '[2,3]'", call("vector_extract", sum));
      }
    }
  }
}
