package org.quiverdb.shell.command;

import java.util.List;
import java.util.Map;
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
          new Name("auth", 1),
          new Name("archive", 2),
          new Name("backup", 3),
          new Name("bail", 3),
          new Name("binary", 3),
          new Name("cd", 2),
          new Name("changes", 3),
          new Name("check", 3),
          new Name("clone", 1),
          new Name("connection", 2),
          new Name("databases", 2),
          new Name("dbconfig", 3),
          new Name("dbinfo", 3),
          new Name("dump", 1),
          new Name("echo", 1),
          new Name("eqp", 2),
          new Name("exit", 2),
          new Name("expert", 4),
          new Name("explain", 3),
          new Name("excel", 5),
          new Name("filectrl", 1),
          new Name("fullschema", 2),
          new Name("headers", 1),
          new Name("help", 3),
          new Name("import", 1),
          new Name("imposter", 4),
          new Name("indexes", 2),
          new Name("indices", 2),
          new Name("limit", 5),
          new Name("lint", 3),
          new Name("load", 1),
          new Name("log", 3),
          new Name("mode", 1),
          new Name("nonce", 5),
          new Name("nullvalue", 1),
          new Name("open", 1),
          new Name("output", 2),
          new Name("once", 2),
          new Name("parameter", 3),
          new Name("plot", 2),
          new Name("print", 3),
          new Name("progress", 4),
          new Name("prompt", 4),
          new Name("quit", 1),
          new Name("read", 3),
          new Name("recover", 1),
          new Name("restore", 3),
          new Name("save", 3),
          new Name("scanstats", 1),
          new Name("schema", 3),
          new Name("selftest", 4),
          new Name("separator", 2),
          new Name("session", 3),
          new Name("sha3sum", 4),
          new Name("shell", 2),
          new Name("show", 3),
          new Name("stats", 2),
          new Name("system", 2),
          new Name("tables", 2),
          new Name("testcase", 8),
          new Name("testctrl", 8),
          new Name("timeout", 5),
          new Name("timer", 5),
          new Name("trace", 1),
          new Name("version", 1),
          new Name("vectors", 3),
          new Name("vfsinfo", 4),
          new Name("vfslist", 4),
          new Name("vfsname", 4),
          new Name("width", 1));

  /** What sqlite3 has and Quiver cannot do, with the reason. */
  private static final Map<String, String> NOT_SUPPORTED =
      Map.ofEntries(
          Map.entry("archive", "archives of files"),
          Map.entry("auth", "authorizers"),
          Map.entry("connection", "several connections in one shell"),
          Map.entry("dbconfig", "settings of the C library"),
          Map.entry("excel", "opening a spreadsheet; .once FILE in .mode csv writes one"),
          Map.entry("expert", "proposals for indexes"),
          Map.entry("filectrl", "controls of the C library's files"),
          Map.entry("imposter", "imposter tables"),
          Map.entry("load", "libraries of C"),
          Map.entry("nonce", "safe mode"),
          Map.entry("progress", "counting steps of a virtual machine, as there is none"),
          Map.entry("recover", "rows from damaged pages; .dump and .clone save what can be read"),
          Map.entry("scanstats", "counters of scans"),
          Map.entry("selftest", "tables of tests; .testcase and .check test a script"),
          Map.entry("session", "changesets"),
          Map.entry("testctrl", "test controls of the C library"),
          Map.entry("vfslist", "a choice of file systems"));

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
    if (NOT_SUPPORTED.containsKey(name)) {
      shell.complain("Error: ." + name + " is not supported: " + NOT_SUPPORTED.get(name));
      return Outcome.FAILED;
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
      case "backup", "save" -> BackupCommands.backup(shell, arguments);
      case "bail" -> SettingCommands.bail(shell, arguments);
      case "binary" -> OutputCommands.binary(arguments);
      case "cd" -> FileCommands.cd(shell, arguments);
      case "changes" -> SettingCommands.changes(shell, arguments);
      case "check" -> TestCommands.check(shell, arguments);
      case "clone" -> BackupCommands.clone(shell, arguments);
      case "databases" -> SchemaCommands.databases(shell);
      case "dbinfo" -> DbInfoCommand.run(shell, arguments);
      case "dump" -> SchemaCommands.dump(shell, arguments);
      case "echo" -> SettingCommands.echo(shell, arguments);
      case "eqp" -> SettingCommands.queryPlan(shell, arguments);
      case "exit", "quit" -> SettingCommands.quit(name, arguments);
      case "explain" -> OutputCommands.explain(shell, arguments);
      case "fullschema" -> SchemaCommands.fullSchema(shell, arguments);
      case "headers" -> OutputCommands.headers(shell, arguments);
      case "help" -> HelpCommand.run(shell, arguments);
      case "import" -> ImportCommand.run(shell, arguments);
      case "indexes", "indices" -> SchemaCommands.indexes(shell, arguments);
      case "limit" -> LimitCommand.run(shell, arguments);
      case "lint" -> LintCommand.run(shell, arguments);
      case "log" -> TraceCommands.log(shell, arguments);
      case "mode" -> ModeCommand.run(shell, arguments);
      case "nullvalue" -> OutputCommands.nullValue(shell, arguments);
      case "once" -> RedirectCommands.once(shell, arguments);
      case "open" -> FileCommands.open(shell, arguments);
      case "output" -> RedirectCommands.output(shell, arguments);
      case "parameter" -> ParameterCommand.run(shell, arguments);
      case "plot" -> PlotCommand.run(shell, arguments);
      case "print" -> OutputCommands.print(shell, arguments);
      case "prompt" -> SettingCommands.prompt(shell, arguments);
      case "read" -> FileCommands.read(shell, arguments);
      case "restore" -> BackupCommands.restore(shell, arguments);
      case "schema" -> SchemaCommands.schema(shell, arguments);
      case "separator" -> OutputCommands.separator(shell, arguments);
      case "sha3sum" -> Sha3Command.run(shell, arguments);
      case "shell", "system" -> SystemCommands.system(shell, arguments);
      case "show" -> ShowCommand.run(shell, arguments);
      case "stats" -> StatsCommand.run(shell, arguments);
      case "tables" -> SchemaCommands.tables(shell, arguments);
      case "testcase" -> TestCommands.testCase(shell, arguments);
      case "timeout" -> SettingCommands.timeout(shell, arguments);
      case "timer" -> SettingCommands.timer(shell, arguments);
      case "trace" -> TraceCommands.trace(shell, arguments);
      case "vectors" -> SettingCommands.vectors(shell, arguments);
      case "version" -> SettingCommands.version(shell);
      case "vfsinfo" -> SystemCommands.vfsInfo(shell);
      case "vfsname" -> SystemCommands.vfsName(shell);
      case "width" -> OutputCommands.width(shell, arguments);
      default -> throw new IllegalStateException(name);
    };
  }
}
