package org.quiverdb.engine.sql.syntax;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        "SELECT 1;",
        "SELECT 1; -- done",
        "SELECT 1; /* done */ \n",
        "SELECT 'a;b';",
        "CREATE TABLE t (a);",
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;",
        "EXPLAIN CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END ;",
        "CREATE TEMPORARY VIEW v AS SELECT 1;",
        "SELECT 1;\0garbage"
      })
  void complete(String text) {
    assertTrue(StatementSplitter.isComplete(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  -- nothing",
        "SELECT 1",
        "SELECT 1; SELECT",
        "SELECT 'a;",
        "SELECT [a;",
        "SELECT \"a;",
        "SELECT 1; /* open",
        "SELECT 1 -- ;",
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1;",
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
        "create temp trigger r after insert on t begin select 1; select 2; end; x"
      })
  void incomplete(String text) {
    assertFalse(StatementSplitter.isComplete(text));
  }
}
