package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.differential.QuiverEngine;
import org.quiverdb.engine.differential.ReferenceEngine;

/** Tables with generated columns, made by C SQLite, can be read on every access path. */
class GeneratedColumnTest {
  @TempDir Path folder;

  @Test
  void read() {
    String path = folder.resolve("g.db").toString();
    try (ReferenceEngine c = new ReferenceEngine(path)) {
      for (String sql :
          List.of(
              "CREATE TABLE g(a INTEGER PRIMARY KEY, v AS (b * 2 + s), b, s INT GENERATED ALWAYS AS"
                  + " (b + 1) STORED, t TEXT AS (v || 'x'), w REAL AS (b))",
              "CREATE INDEX gi ON g(v)",
              "CREATE TABLE h(k, x AS (k || '!'), y, PRIMARY KEY(y, k)) WITHOUT ROWID",
              "INSERT INTO g(b) VALUES(1), (2), (NULL), ('q')",
              "INSERT INTO h(k, y) VALUES(1, 2), (3, 4)",
              "CREATE TABLE c(id)",
              "INSERT INTO c VALUES(1), (9)")) {
        assertEquals(0, c.run(sql).code(), sql);
      }
      try (QuiverEngine quiver = new QuiverEngine(path)) {
        for (String sql :
            List.of(
                "SELECT * FROM g",
                "SELECT v FROM g ORDER BY v",
                "SELECT * FROM g WHERE v = 7",
                "SELECT t, typeof(t), typeof(w) FROM g",
                "SELECT * FROM h",
                "SELECT c.id, g.v, g.t FROM c LEFT JOIN g ON g.a = c.id",
                "SELECT g.*, h.* FROM g JOIN h ON g.t < h.x",
                "SELECT count(*), sum(v) FROM g GROUP BY t",
                "SELECT x.v, y.t FROM g x JOIN g y ON x.t = y.t",
                "SELECT * FROM g alias WHERE alias.t > '1' ORDER BY alias.w",
                "PRAGMA integrity_check",
                "PRAGMA table_xinfo(g)",
                "PRAGMA table_info(h)")) {
          assertEquals(c.run(sql), quiver.run(sql), sql);
        }
      }
    }
  }

  /** A name in USING means the first table to the left that has it. */
  @Test
  void usingTakesTheFirst() {
    try (ReferenceEngine c = new ReferenceEngine(":memory:");
        QuiverEngine quiver = new QuiverEngine(":memory:")) {
      for (String sql :
          List.of(
              "CREATE TABLE x(a)",
              "CREATE TABLE y(a)",
              "CREATE TABLE z(a)",
              "INSERT INTO x VALUES(1)",
              "INSERT INTO y VALUES(2)",
              "INSERT INTO z VALUES(1)")) {
        assertEquals(c.run(sql).code(), quiver.run(sql).code(), sql);
      }
      for (String sql :
          List.of(
              "SELECT * FROM x JOIN y JOIN z USING (a)",
              "SELECT * FROM x LEFT JOIN y JOIN z USING (a)",
              "SELECT * FROM x JOIN y ON 1 NATURAL JOIN z",
              "SELECT a FROM x JOIN y JOIN z USING (a)")) {
        assertEquals(c.run(sql).rows(), quiver.run(sql).rows(), sql);
        assertEquals(c.run(sql).message(), quiver.run(sql).message(), sql);
      }
    }
  }
}
