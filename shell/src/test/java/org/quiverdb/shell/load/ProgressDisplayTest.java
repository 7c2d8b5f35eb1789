package org.quiverdb.shell.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.quiverdb.shell.subcommand.ProgressLine;

class ProgressDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nanos;

  private String show(boolean terminal) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ProgressDisplay display =
        new ProgressDisplay(out, new ProgressLine(out, terminal, () -> nanos));
    Path file = Path.of("docs.jsonl");
    display.started(file, "JSON lines", 500_000_000, terminal ? 0 : 77);
    display.advanced(file, 10_000_000, 100, 0);
    nanos += 6_000_000_000L;
    display.advanced(file, 110_000_000, 4_000, 2);
    nanos += 1_000_000;
    display.advanced(file, 120_000_000, 4_400, 2);
    display.finished(file, 5_000, 2);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void plainLinesWhereThereIsNoTerminal() {
    assertEquals(
        """
        docs.jsonl: JSON lines, 500.0 MB, resuming after record 77
          22 %, 4,000 rows, 2 rejected, 17 MB/s, 0:23 left
        """,
        show(false));
  }

  @Test
  void oneLineIsDrawnAgainOnATerminal() {
    assertEquals(
        "docs.jsonl: JSON lines, 500.0 MB\n\r\u001b[K[#####-------------------] 22 % 4,000 rows,"
            + " 2 rejected, 17 MB/s, 0:23 left\r\u001b[K",
        show(true));
  }
}
