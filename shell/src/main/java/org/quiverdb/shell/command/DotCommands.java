package org.quiverdb.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.session.DotCommandRunner;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** Finds the command that a line names, in full or abbreviated, and runs it. */
public final class DotCommands implements DotCommandRunner {
  /**
   * A command's name and how many of its letters are enough. Where several fit, the first is meant;
   * the order is sqlite3's.
   */
  private record Name(String full, int least) {}

  private static final List<Name> NAMES =
      List.of(
          new Name("bail", 3),
          new Name("cd", 2),
          new Name("changes", 3),
          new Name("databases", 2),
          new Name("dump", 1),
          new Name("echo", 1),
          new Name("eqp", 2),
          new Name("exit", 2),
          new Name("fullschema", 1),
          new Name("headers", 1),
          new Name("help", 3),
          new Name("import", 1),
          new Name("indexes", 2),
          new Name("indices", 2),
          new Name("mode", 1),
          new Name("nullvalue", 1),
          new Name("open", 1),
          new Name("output", 2),
          new Name("once", 2),
          new Name("print", 3),
          new Name("prompt", 4),
          new Name("quit", 1),
          new Name("read", 3),
          new Name("schema", 2),
          new Name("separator", 2),
          new Name("show", 2),
          new Name("tables", 2),
          new Name("timeout", 5),
          new Name("timer", 5),
          new Name("version", 1),
          new Name("width", 1));

  @Override
  public Outcome run(Shell shell, String line) {
    List<String> words = CommandLine.split(line);
    if (words.isEmpty()) {
      return Outcome.OK;
    }
    String name = fullName(words.getFirst());
    if (name == null) {
      return unknown(shell, words.getFirst());
    }
    Arguments arguments = new Arguments(shell, words);
    try {
      return dispatch(name, shell, arguments);
    } catch (UsageException e) {
      shell.complain(e.getMessage());
      return Outcome.FAILED;
    } catch (QuiverException e) {
      shell.complain("Error: " + e.getMessage());
      return Outcome.FAILED;
    }
  }

  private static Outcome unknown(Shell shell, String word) {
    shell.complain(
        "Error: unknown command or invalid arguments:  \"" + word + "\". Enter \".help\" for help");
    return Outcome.FAILED;
  }

  private static @Nullable String fullName(String word) {
    for (Name name : NAMES) {
      if (word.length() >= name.least && name.full.startsWith(word)) {
        return name.full;
      }
    }
    return null;
  }

  private static Outcome dispatch(String name, Shell shell, Arguments arguments) {
    return switch (name) {
      case "bail" -> SettingCommands.bail(shell, arguments);
      case "cd" -> FileCommands.cd(shell, arguments);
      case "changes" -> SettingCommands.changes(shell, arguments);
      case "databases" -> SchemaCommands.databases(shell);
      case "dump" -> SchemaCommands.dump(shell, arguments);
      case "echo" -> SettingCommands.echo(shell, arguments);
      case "eqp" -> SettingCommands.queryPlan(shell, arguments);
      case "exit", "quit" -> SettingCommands.quit(name, arguments);
      case "fullschema" -> SchemaCommands.fullSchema(shell);
      case "headers" -> OutputCommands.headers(shell, arguments);
      case "help" -> HelpCommand.run(shell, arguments);
      case "import" -> ImportCommand.run(shell, arguments);
      case "indexes", "indices" -> SchemaCommands.indexes(shell, arguments);
      case "mode" -> ModeCommand.run(shell, arguments);
      case "nullvalue" -> OutputCommands.nullValue(shell, arguments);
      case "once" -> FileCommands.once(shell, arguments);
      case "open" -> FileCommands.open(shell, arguments);
      case "output" -> FileCommands.output(shell, arguments);
      case "print" -> OutputCommands.print(shell, arguments);
      case "prompt" -> SettingCommands.prompt(shell, arguments);
      case "read" -> FileCommands.read(shell, arguments);
      case "schema" -> SchemaCommands.schema(shell, arguments);
      case "separator" -> OutputCommands.separator(shell, arguments);
      case "show" -> ShowCommand.run(shell);
      case "tables" -> SchemaCommands.tables(shell, arguments);
      case "timeout" -> SettingCommands.timeout(shell, arguments);
      case "timer" -> SettingCommands.timer(shell, arguments);
      case "version" -> SettingCommands.version(shell);
      case "width" -> OutputCommands.width(shell, arguments);
      default -> throw new IllegalStateException(name);
    };
  }
}
