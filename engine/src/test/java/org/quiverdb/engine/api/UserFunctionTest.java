package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/** Functions of the program's own in SQL. */
class UserFunctionTest {
  private final QuiverConnection connection = QuiverConnection.open(":memory:");

  @AfterEach
  void close() {
    connection.close();
  }

  private @Nullable String ask(String sql) {
    try (QuiverStatement statement = connection.prepare(sql)) {
      assertTrue(statement.step());
      return statement.getText(0);
    }
  }

  private QuiverException failure(String sql) {
    return assertThrows(QuiverException.class, () -> ask(sql));
  }

  @Test
  void passesValuesOfEveryTypeBothWays() {
    connection.createFunction(
        "same",
        1,
        SqlFunction.DETERMINISTIC,
        call -> {
          switch (call.type(0)) {
            case NULL -> call.setNull();
            case INTEGER -> call.setLong(call.getLong(0));
            case REAL -> call.setDouble(call.getDouble(0));
            case TEXT -> call.setText(String.valueOf(call.getText(0)));
            case BLOB -> call.setBlob(call.getBlob(0));
          }
        });
    for (String value : new String[] {"NULL", "7", "-2.5", "'ä''x'", "''", "X'00FF'", "X''"}) {
      assertEquals(value, ask("SELECT quote(SAME(" + value + "))"));
    }
  }

  @Test
  void givesVectors() {
    connection.createFunction("half", 1, 0, call -> call.setVector(halved(call.getVector(0))));
    assertEquals("[1,2]", ask("SELECT vector_extract(half('[2, 4]'))"));
  }

  private static float[] halved(float @Nullable [] vector) {
    float[] half = Objects.requireNonNull(vector).clone();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    return half;
  }

  @Test
  void countsArguments() {
    connection.createFunction("args", -1, 0, call -> call.setLong(call.count()));
    assertEquals("0", ask("SELECT args()"));
    assertEquals("3", ask("SELECT args(1, 2, 3)"));
    connection.createFunction("args", 2, 0, call -> call.setText("two"));
    assertEquals("two", ask("SELECT args(1, 2)"));
    connection.createFunction("one", 1, 0, call -> call.setLong(1));
    assertEquals(
        "wrong number of arguments to function one()", failure("SELECT one()").getMessage());
  }

  @Test
  void replacesAndRemoves() {
    try (QuiverStatement statement = connection.prepare("SELECT upper('a')")) {
      connection.createFunction("Upper", 1, 0, call -> call.setText("mine"));
      assertTrue(statement.step());
      assertEquals("mine", statement.getText(0));
      QuiverException busy =
          assertThrows(QuiverException.class, () -> connection.createFunction("upper", 1, 0, null));
      assertEquals(ResultCode.BUSY, busy.resultCode());
      statement.reset();
      connection.createFunction("UPPER", 1, 0, null);
      assertTrue(statement.step());
      assertEquals("A", statement.getText(0));
    }
    assertThrows(QuiverException.class, () -> connection.createFunction("", 0, 0, null));
    assertThrows(QuiverException.class, () -> connection.createFunction("x", 128, 0, null));
  }

  @Test
  void readsThroughTheConnectionThatCalls() {
    connection.execute("CREATE TABLE names(id INTEGER PRIMARY KEY, name TEXT)");
    connection.execute("INSERT INTO names VALUES (1, 'one'), (2, 'two')");
    connection.createFunction(
        "name_of",
        1,
        SqlFunction.STABLE,
        call -> {
          try (QuiverStatement query =
              call.connection().prepare("SELECT name FROM names WHERE id = ?")) {
            query.bindLong(1, call.getLong(0));
            if (query.step()) {
              call.setText(String.valueOf(query.getText(0)));
            }
          }
        });
    assertEquals("one+two", ask("SELECT group_concat(name_of(id), '+') FROM names"));
    connection.execute("CREATE TABLE copy(id INTEGER PRIMARY KEY, name TEXT)");
    connection.execute("INSERT INTO copy(id) VALUES (1), (2), (3)");
    connection.execute("UPDATE copy SET name = name_of(id)");
    assertEquals("one,two,-", ask("SELECT group_concat(ifnull(name, '-')) FROM copy"));
    connection.execute("BEGIN; INSERT INTO names VALUES (3, 'three')");
    connection.execute("UPDATE copy SET name = name_of(id) WHERE id = 3; ROLLBACK");
    assertEquals("-", ask("SELECT ifnull(name, '-') FROM copy WHERE id = 3"));
    assertEquals("ok", ask("PRAGMA integrity_check"));
  }

  @Test
  void callsWithConstantArgumentsAreMadeOnce() {
    int[] calls = {0};
    connection.createFunction("counted", 1, SqlFunction.STABLE, call -> call.setLong(++calls[0]));
    connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES (1), (2), (3)");
    assertEquals("1", ask("SELECT max(counted('x')) FROM t"));
  }

  @Test
  void failuresAreErrorsOfTheStatement() {
    connection.createFunction(
        "fails",
        1,
        0,
        call -> {
          throw new IllegalArgumentException("not " + call.getText(0));
        });
    QuiverException error = failure("SELECT fails('this')");
    assertEquals("not this", error.getMessage());
    assertEquals(ResultCode.ERROR, error.resultCode());
    assertEquals("1", ask("SELECT 1"));
  }
}
