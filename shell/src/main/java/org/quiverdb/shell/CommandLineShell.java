package org.quiverdb.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.command.DotCommands;
import org.quiverdb.shell.output.OutputMode;
import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.session.Database;
import org.quiverdb.shell.session.InputLoop;
import org.quiverdb.shell.session.LineSource;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Outputs;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.ShellExit;
import org.quiverdb.shell.session.StatementFailure;
import org.quiverdb.shell.session.StreamLines;
import org.quiverdb.shell.session.Version;
import org.quiverdb.shell.terminal.TerminalLines;

/** The shell as the command line asks for it: SQL of arguments, of an input, or of a person. */
final class CommandLineShell {
  private final ShellOptions options;
  private final Shell shell;
  private final InputStream in;

  private CommandLineShell(ShellOptions options, Shell shell, InputStream in) {
    this.options = options;
    this.shell = shell;
    this.in = in;
  }

  /**
   * Runs the shell.
   *
   * @param terminal whether a person sits at the input and may be asked for lines
   * @return the exit status
   */
  static int run(
      String[] args, InputStream in, OutputStream out, OutputStream err, boolean terminal) {
    Outputs outputs = new Outputs(out, err);
    ShellOptions options;
    try {
      options = ShellOptions.parse(args);
    } catch (IllegalArgumentException e) {
      outputs.complain("quiver: Error: " + e.getMessage());
      outputs.complain("Use -help for a list of options.");
      return 1;
    }
    String name = options.database == null ? ":memory:" : options.database;
    Database database = new Database(name, options.has("readonly"));
    try (Shell shell = new Shell(database, outputs, new DotCommands())) {
      return new CommandLineShell(options, shell, in).run(terminal);
    } catch (ShellExit e) {
      return e.status();
    }
  }

  private int run(boolean terminal) {
    if (terminal && !options.has("batch")) {
      shell.showProgress();
    }
    if (terminal) {
      shell.outputs.setTerminal();
    }
    if (shell.database.exists()) {
      shell.connection();
    }
    Integer status = init();
    if (status != null) {
      return status;
    }
    for (ShellOptions.Option option : options.options) {
      status = apply(option);
      if (status != null) {
        return status;
      }
    }
    if (!options.commands.isEmpty()) {
      for (String command : options.commands) {
        status = command(command);
        if (status != null) {
          return status;
        }
      }
      return 0;
    }
    return interactive(terminal) ? converse() : read(new StreamLines(in));
  }

  private boolean interactive(boolean terminal) {
    return options.has("interactive") || terminal && !options.has("batch");
  }

  private int read(LineSource lines) {
    return new InputLoop(shell, lines).run() == Outcome.OK ? 0 : 1;
  }

  private int converse() {
    shell
        .out()
        .println("Quiver " + Version.QUIVER + " (SQLite " + Version.SQLITE + ")")
        .println("Enter \".help\" for usage hints.");
    if (shell.database.isTransient()) {
      shell
          .out()
          .println("Connected to a transient in-memory database.")
          .println("Use \".open FILENAME\" to reopen on a persistent database.");
    }
    shell.outputs.flush();
    try (TerminalLines lines = TerminalLines.open(shell)) {
      return read(lines);
    } catch (IOException e) {
      shell.complain("Error: cannot open the terminal: " + e.getMessage());
      return 1;
    }
  }

  private @Nullable Integer init() {
    String file = options.value("init");
    if (file == null) {
      return null;
    }
    try (InputStream script = Files.newInputStream(Path.of(file))) {
      boolean failed = new InputLoop(shell, new StreamLines(script)).run() == Outcome.FAILED;
      return failed && shell.settings.bail ? Integer.valueOf(1) : null;
    } catch (IOException e) {
      shell.complain("cannot open: \"" + file + "\"");
      return null;
    }
  }

  /** Applies an option; gives back an exit status if the program ends here. */
  private @Nullable Integer apply(ShellOptions.Option option) {
    OutputSettings output = shell.outputSettings();
    String value = option.value() == null ? "" : option.value();
    switch (option.name()) {
      case "version" -> {
        shell.out().println(Version.line());
        return 0;
      }
      case "help" -> {
        shell.complain(Usage.TEXT);
        return 1;
      }
      case "cmd" -> {
        Integer status = command(value);
        return shell.settings.bail ? status : null;
      }
      case "separator" -> output.columnSeparator = value;
      case "newline" -> output.rowSeparator = value;
      case "nullvalue" -> output.nullValue = value;
      case "header", "noheader" -> {
        output.headers = option.name().equals("header");
        output.headersChosen = true;
      }
      case "echo" -> shell.settings.echo = true;
      case "eqp" -> shell.settings.queryPlan = true;
      case "bail" -> shell.settings.bail = true;
      case "stats" -> shell.settings.statistics = true;
      case "csv" -> chooseMode(OutputMode.CSV, ",", output.rowSeparator);
      case "tabs" -> chooseMode(OutputMode.LIST, "\t", "\n");
      case "ascii" -> chooseMode(OutputMode.ASCII, "\u001f", "\u001e");
      case "quote" -> chooseMode(OutputMode.QUOTE, ",", "\n");
      case "box", "column", "html", "json", "line", "list", "markdown", "table" -> {
        OutputMode mode = OutputMode.ofAbbreviation(option.name());
        chooseMode(
            mode == null ? OutputMode.LIST : mode, output.columnSeparator, output.rowSeparator);
      }
      default -> {
        // Read elsewhere, or of no meaning here.
      }
    }
    return null;
  }

  private void chooseMode(OutputMode mode, String columnSeparator, String rowSeparator) {
    shell.outputSettings().mode = mode;
    shell.outputSettings().separators(columnSeparator, rowSeparator);
  }

  /** Runs SQL or a dot-command of the command line; gives back an exit status to end with. */
  private @Nullable Integer command(String text) {
    if (text.startsWith(".")) {
      return switch (shell.runDotCommand(text)) {
        case OK -> null;
        case FAILED -> 1;
        case QUIT -> 0;
      };
    }
    try {
      shell.runSql(text);
      return null;
    } catch (StatementFailure e) {
      shell.complain(e.inArgument());
      return e.status();
    }
  }
}
