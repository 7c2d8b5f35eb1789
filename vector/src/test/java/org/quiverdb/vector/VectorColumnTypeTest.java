package org.quiverdb.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorColumnTypeTest {
  @ParameterizedTest
  @CsvSource({
    "F32_BLOB(3),FLOAT32,3",
    "float32(1536),FLOAT32,1536",
    "f64_blob( 2 ),FLOAT64,2",
    "FLOAT64(2),FLOAT64,2",
    "F16_BLOB(4),FLOAT16,4",
    "Float16(4),FLOAT16,4",
    "FB16_BLOB(5),FLOATB16,5",
    "FLOATB16(5),FLOATB16,5",
    "F8_BLOB (65536),FLOAT8,65536",
    "FLOAT8(1),FLOAT8,1",
    "F1BIT_BLOB(9),FLOAT1BIT,9",
    " FLOAT1BIT(9) ,FLOAT1BIT,9",
  })
  void names(String declared, VectorType type, int dims) {
    assertEquals(new VectorColumnType(type, dims), VectorColumnType.parse(declared));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "F32_BLOB",
        "F32_BLOB()",
        "F32_BLOB(0)",
        "F32_BLOB(65537)",
        "F32_BLOB(-1)",
        "BLOB(3)",
        "F32_BLOB(3",
        "F32_BLOB(3)x",
        "F32_BLOB(3,4)",
        "FLOAT(3)",
        "F32_BLOB(99999999999)",
        "(3)"
      })
  void everythingElseIsNoVector(String declared) {
    assertNull(VectorColumnType.parse(declared));
  }

  @Test
  void undeclared() {
    assertNull(VectorColumnType.parse(null));
  }
}
