package org.quiverdb.shell.export;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.export.ExportException;
import org.quiverdb.loader.export.ExportFormat;
import org.quiverdb.loader.export.ExportProgress;
import org.quiverdb.loader.export.ExportReport;
import org.quiverdb.loader.export.Exporter;
import org.quiverdb.shell.subcommand.ProgressLine;
import org.quiverdb.shell.subcommand.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quiver export DB TABLE --to FILE}: see the help text. */
@Command(
    name = "quiver export",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Writes a table with vectors to a file that quiver load and other programs read.",
      "jsonl, csv and parquet hold all columns; npy and fvecs the vectors alone, in the order of"
          + " the rows."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the file is complete",
      "1:the export failed; no file was written",
      "2:the arguments are wrong"
    })
public final class ExportCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "DB", description = "database file")
  private Path database = Path.of("");

  @Parameters(index = "1", paramLabel = "TABLE", description = "table to write")
  private String table = "";

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "file to write")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "jsonl, csv, npy, fvecs or parquet; otherwise told by the file's name")
  private @Nullable String format;

  @Option(
      names = "--column",
      paramLabel = "C",
      description = "the table's vector column, if it has several")
  private @Nullable String column;

  @Option(names = "--overwrite", description = "replace the file if it exists")
  private boolean overwrite;

  @Option(names = "--quiet", description = "print nothing but errors")
  private boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "print this text")
  private boolean help;

  ExportCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  /** Runs the command with the arguments behind {@code export}; returns the exit status. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    return new ExportCommand(out, err).execute(arguments);
  }

  @Override
  public Integer call() {
    ExportFormat chosen =
        format == null
            ? ExportFormat.ofFileName(String.valueOf(file.getFileName()))
            : ExportFormat.named(format);
    if (chosen == null) {
      return misused(
          format == null
              ? "the name " + file + " tells no format: add --format"
              : "--format " + format + ": expected jsonl, csv, npy, fvecs or parquet");
    }
    if (Files.exists(file) && !overwrite) {
      return failed(file + " exists; --overwrite replaces it");
    }
    try {
      ExportReport report = export(new Exporter(database, table, column, chosen));
      if (!quiet) {
        summarise(report);
      }
      return CommandLine.ExitCode.OK;
    } catch (ExportException e) {
      return failed(e.getMessage());
    }
  }

  private ExportReport export(Exporter exporter) throws ExportException {
    if (quiet) {
      return exporter.run(file, ExportProgress.SILENT);
    }
    ProgressLine line = ProgressLine.forTerminal(err);
    try {
      return exporter.run(file, (rows, share) -> show(rows, share, line));
    } finally {
      line.end();
    }
  }

  static void show(long rows, double share, ProgressLine line) {
    line.advance(
        rows,
        Math.round(rows / share),
        (done, seconds) -> String.format("%,d rows, %,.0f rows/s", rows, done / seconds));
  }

  private void summarise(ExportReport report) {
    double seconds = Math.max(report.nanos() / 1e9, 1e-3);
    out.printf(
        "%,d rows of %s into %s in %.1f s (%,.1f MB, %.0f MB/s)%n",
        report.rows(),
        table,
        file,
        seconds,
        report.fileBytes() / 1e6,
        report.fileBytes() / 1e6 / seconds);
    if (report.withoutVector() > 0) {
      err.printf("%,d rows without a vector were left out%n", report.withoutVector());
    }
    if (!report.leftOut().isEmpty()) {
      err.println("Columns left out: " + String.join(", ", report.leftOut()));
    }
  }
}
