package org.quiverdb.shell.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.loader.LoadException;
import org.quiverdb.shell.subcommand.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code quiver demo}: see the help text. */
@Command(
    name = "quiver demo",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Makes vectors shaped like text embeddings, writes them as JSON lines, loads them into a"
          + " SQLite file and asks for the nearest rows in SQL; then does the same with texts,"
          + " which it embeds itself. The database is kept."
    })
public final class DemoCommand extends Subcommand {
  private static final long ROWS_MAX = 10_000_000;
  private static final int DIMENSIONS_MAX = 65_536;

  @Option(names = "--rows", paramLabel = "N", description = "number of rows (20000)")
  private long rows = 20_000;

  @Option(names = "--dims", paramLabel = "D", description = "dimensions of the vectors (1536)")
  private int dimensions = 1536;

  @Option(names = "--dir", paramLabel = "DIR", description = "folder for the files (quiver-demo)")
  private Path folder = Path.of("quiver-demo");

  @Option(names = "--json", description = "print the results as one JSON object")
  private boolean json;

  @Option(names = "--help", usageHelp = true, description = "print this text")
  private boolean help;

  DemoCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  /** Runs the command with the arguments behind {@code demo}; returns the exit status. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    return new DemoCommand(out, err).execute(arguments);
  }

  @Override
  public Integer call() {
    if (rows < Demo.ROWS_MIN || rows > ROWS_MAX || dimensions < 2 || dimensions > DIMENSIONS_MAX) {
      return misused(
          "--rows must be %d to %d and --dims 2 to %d"
              .formatted(Demo.ROWS_MIN, ROWS_MAX, DIMENSIONS_MAX));
    }
    DemoOutput output = new DemoOutput(json ? err : out, json);
    try {
      DemoReport report = new Demo(folder, rows, dimensions, output).run();
      if (json) {
        out.println(report.toJson());
      }
      return CommandLine.ExitCode.OK;
    } catch (LoadException | QuiverException | IOException e) {
      return failed(e.getMessage());
    }
  }
}
