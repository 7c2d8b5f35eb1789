package org.quiverdb.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.shell.command.DotCommands;
import org.quiverdb.shell.session.Database;
import org.quiverdb.shell.session.InputLoop;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Outputs;
import org.quiverdb.shell.session.Shell;

class TerminalLinesTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal typing(String keys) throws IOException {
    Terminal terminal =
        new DumbTerminal(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), screen);
    terminal.setSize(new Size(80, 24));
    return terminal;
  }

  private Shell shell() {
    return new Shell(new Database(":memory:", false), new Outputs(out, err), new DotCommands());
  }

  @Test
  void statementsRunAndErrorsNameNoLine() throws IOException {
    Path history = folder.resolve("history");
    try (Shell shell = shell();
        TerminalLines lines =
            new TerminalLines(shell, typing("select 1,\n'a\\b';\nselect x;\n.quit\n"), history)) {
      assertEquals(Outcome.FAILED, new InputLoop(shell, lines).run());
    }
    assertEquals("1|a\\b\n", out.toString(StandardCharsets.UTF_8));
    String errors = err.toString(StandardCharsets.UTF_8);
    assertTrue(errors.startsWith("Parse error: no such column: x\n"), errors);
    assertTrue(screen.toString(StandardCharsets.UTF_8).contains("quiver> "));
    assertTrue(Files.readString(history).contains("select x;"));
  }

  @Test
  void endOfInputIsTheEnd() throws IOException {
    try (Shell shell = shell();
        TerminalLines lines = new TerminalLines(shell, typing(""), folder.resolve("h"))) {
      assertNull(lines.next(false));
    }
  }
}
