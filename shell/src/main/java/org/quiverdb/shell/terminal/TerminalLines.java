package org.quiverdb.shell.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.session.LineSource;
import org.quiverdb.shell.session.Shell;

/**
 * Lines that a person types: a statement of several lines is edited as one text, words are
 * completed and coloured, and a history is kept in a file. The interrupt key drops what has been
 * typed; while a statement runs it interrupts the statement.
 */
public final class TerminalLines implements LineSource, AutoCloseable {
  private static final String HISTORY_FILE = ".quiver_history";
  private static final int HISTORY_ENTRIES = 2000;

  /** The list of words that fit is shown without asking up to so many. */
  private static final int MOST_LISTED = 200;

  private final Shell shell;
  private final Terminal terminal;
  private final LineReader reader;
  private final Deque<String> read = new ArrayDeque<>();
  private boolean abandoned;

  TerminalLines(Shell shell, Terminal terminal, Path history) {
    this.shell = shell;
    this.terminal = terminal;
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new SqlLineParser())
            .completer(new ShellCompleter(shell))
            .highlighter(new SqlHighlighter())
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, HISTORY_ENTRIES)
            .variable(LineReader.LIST_MAX, MOST_LISTED)
            .option(LineReader.Option.AUTO_GROUP, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.BRACKETED_PASTE, true)
            .build();
  }

  /** Takes the terminal of the process. */
  public static TerminalLines open(Shell shell) throws IOException {
    Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    terminal.handle(Terminal.Signal.INT, signal -> shell.interrupt());
    Path history = Path.of(System.getProperty("user.home"), HISTORY_FILE);
    return new TerminalLines(shell, terminal, history);
  }

  @Override
  public @Nullable String next(boolean continued) {
    abandoned = false;
    if (read.isEmpty() && !read(continued)) {
      return null;
    }
    return read.poll();
  }

  /** Lets the user type a whole statement, of one or more lines. */
  private boolean read(boolean continued) {
    String more = shell.settings.continuePrompt;
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, more.replace("%", "%%"));
    try {
      String text = reader.readLine(continued ? more : shell.settings.mainPrompt);
      read.addAll(List.of(text.split("\n", -1)));
      return true;
    } catch (UserInterruptException e) {
      abandoned = true;
      // The reader leaves the mark of the interrupt on the thread.
      Thread.interrupted();
      return false;
    } catch (EndOfFileException e) {
      return false;
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
