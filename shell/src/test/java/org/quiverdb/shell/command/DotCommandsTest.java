package org.quiverdb.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.shell.session.Database;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Outputs;
import org.quiverdb.shell.session.Shell;

class DotCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Shell shell(String database) {
    return new Shell(new Database(database, false), new Outputs(out, err), new DotCommands());
  }

  @Test
  void helpListsWhatThereIsAndNothingElse() {
    try (Shell shell = shell(":memory:")) {
      shell.database.changeFolder(folder.toString());
      for (String name : HelpTexts.names()) {
        assertFalse(HelpCommand.of(name).isEmpty());
        if (!List.of("exit", "quit", "shell", "system").contains(name)) {
          shell.runDotCommand("." + name + " --no such arguments are known");
        }
      }
      for (String name : List.of("recover", "session", "archive", "load", "progress")) {
        assertFalse(HelpTexts.names().contains(name), name);
        assertEquals(Outcome.FAILED, shell.runDotCommand("." + name));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("." + name + " is not supported"));
      }
    }
    String errors = err.toString(StandardCharsets.UTF_8);
    assertFalse(errors.contains("unknown command"), errors);
  }

  @Test
  void headerOfAFileThatSqliteWrote() throws SQLException {
    Path file = folder.resolve("c.db");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = c.createStatement()) {
      statement.executeUpdate("PRAGMA page_size = 1024");
      statement.executeUpdate("PRAGMA encoding = 'UTF-16le'");
      statement.executeUpdate("CREATE TABLE t(a UNIQUE, b)");
      statement.executeUpdate("CREATE VIEW v AS SELECT a FROM t");
      statement.executeUpdate("PRAGMA user_version = 7");
      statement.executeUpdate("PRAGMA application_id = 99");
    }
    try (Shell shell = shell(file.toString())) {
      assertEquals(Outcome.OK, shell.runDotCommand(".dbinfo"));
    }
    assertEquals(
        """
        database page size:  1024
        write format:        1
        read format:         1
        reserved bytes:      0
        file change counter: 4
        database page count: 3
        freelist page count: 0
        schema cookie:       2
        schema format:       4
        default cache size:  0
        autovacuum top root: 0
        incremental vacuum:  0
        text encoding:       2 (utf16le)
        user version:        7
        application id:      99
        software version:    3054001
        number of tables:    1
        number of indexes:   1
        number of triggers:  0
        number of views:     1
        schema size:         59
        data version         1
        """,
        out.toString(StandardCharsets.UTF_8));
  }
}
