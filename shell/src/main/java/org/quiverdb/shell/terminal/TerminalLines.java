package org.quiverdb.shell.terminal;

import java.io.IOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.session.LineSource;
import org.quiverdb.shell.session.Shell;

/**
 * Lines that a person types, with editing and a history that is kept in a file. The interrupt key
 * drops what has been typed; while a statement runs it interrupts the statement.
 */
public final class TerminalLines implements LineSource, AutoCloseable {
  private static final String HISTORY_FILE = ".quiver_history";

  private final Shell shell;
  private final Terminal terminal;
  private final LineReader reader;
  private boolean abandoned;

  TerminalLines(Shell shell, Terminal terminal, Path history) {
    this.shell = shell;
    this.terminal = terminal;
    // Backslashes and quotes are SQL's own business.
    DefaultParser parser = new DefaultParser();
    parser.setEscapeChars(new char[0]);
    parser.setQuoteChars(new char[0]);
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(parser)
            .variable(LineReader.HISTORY_FILE, history)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.BRACKETED_PASTE, true)
            .build();
  }

  /** Takes the terminal of the process. */
  public static TerminalLines open(Shell shell) throws IOException {
    Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    terminal.handle(Terminal.Signal.INT, signal -> shell.database.interrupt());
    Path history = Path.of(System.getProperty("user.home"), HISTORY_FILE);
    return new TerminalLines(shell, terminal, history);
  }

  @Override
  public @Nullable String next(boolean continued) {
    abandoned = false;
    try {
      return reader.readLine(continued ? shell.settings.continuePrompt : shell.settings.mainPrompt);
    } catch (UserInterruptException e) {
      abandoned = true;
      // The reader leaves the mark of the interrupt on the thread.
      Thread.interrupted();
      return null;
    } catch (EndOfFileException e) {
      return null;
    }
  }

  @Override
  public boolean isInteractive() {
    return true;
  }

  @Override
  public boolean wasAbandoned() {
    return abandoned;
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
