package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/** A declared vector column holds every writer to its type and dimension. */
class VectorColumnTest {
  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(3), f F8_BLOB(2))");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void floatsComeBack() {
    try (QuiverStatement insert = connection.prepare("INSERT INTO t(e) VALUES (?)")) {
      insert.bindVector(1, new float[] {1, 2.5f, -3});
      insert.step();
    }
    try (QuiverStatement query = connection.prepare("SELECT e FROM t")) {
      assertTrue(query.step());
      assertArrayEquals(new float[] {1, 2.5f, -3}, query.getVector(0));
    }
  }

  @Test
  void textBecomesTheDeclaredType() {
    connection.execute("INSERT INTO t VALUES (1, '[1, 2, 3]', '[0.5, 1]')");
    try (QuiverStatement query =
        connection.prepare("SELECT typeof(e), length(e), typeof(f), vector_extract(e) FROM t")) {
      assertTrue(query.step());
      assertEquals("blob", query.getText(0));
      assertEquals(12, query.getLong(1));
      assertEquals("blob", query.getText(2));
      assertEquals("[1,2,3]", query.getText(3));
    }
  }

  @Test
  void nullIsAllowed() {
    connection.execute("INSERT INTO t VALUES (1, NULL, NULL)");
    assertEquals(1, connection.changes());
  }

  @Test
  void anotherDimensionNamesColumnExpectedAndFound() {
    refused("INSERT INTO t(e) VALUES (vector32('[1,2]'))", "t.e", "3 dimensions", "2 dimensions");
    connection.execute("INSERT INTO t(id, e) VALUES (1, '[1,2,3]')");
    refused("UPDATE t SET e = '[1,2,3,4]'", "t.e", "3 dimensions", "4 dimensions");
  }

  @Test
  void anotherTypeAndWhatIsNoVectorAreRefused() {
    refused("INSERT INTO t(e) VALUES (vector8('[1,2,3]'))", "t.e", "float32", "float8");
    refused("INSERT INTO t(e) VALUES (5)", "t.e", "a number");
    refused("INSERT INTO t(e) VALUES ('hello')", "t.e", "no vector");
    refused("INSERT INTO t(e) VALUES (x'0102')", "t.e", "no vector");
    try (QuiverStatement count = connection.prepare("SELECT count(*) FROM t")) {
      assertTrue(count.step());
      assertEquals(0, count.getLong(0));
    }
  }

  private void refused(String sql, String... parts) {
    QuiverException error = assertThrows(QuiverException.class, () -> connection.execute(sql), sql);
    assertEquals(ResultCode.CONSTRAINT_DATATYPE, error.resultCode());
    for (String part : parts) {
      assertTrue(String.valueOf(error.getMessage()).contains(part), error.getMessage());
    }
  }
}
