package org.quiverdb.shell.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.LoadOptions;
import org.quiverdb.loader.LoadReport;
import org.quiverdb.loader.Loader;
import org.quiverdb.loader.Progress;
import org.quiverdb.loader.target.DatabaseTarget;
import org.quiverdb.loader.target.TableName;
import org.quiverdb.shell.subcommand.ProgressLine;
import org.quiverdb.shell.subcommand.Subcommand;
import org.quiverdb.vector.VectorType;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quiver load FILE… --into DB --table T}: see the help text. */
@Command(
    name = "quiver load",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Loads files of embeddings into a table of a SQLite database.",
      "The format is told by the content: embeddings API responses (number lists or base64), Batch"
          + " API output, JSON lines or arrays of {id, text, embedding, ...}, CSV with a header,"
          + " npy, fvecs, bvecs, IDX, Parquet, HDF5, PostgreSQL dumps with pgvector columns, and"
          + " databases of Quiver, libSQL and sqlite-vec; gzip and zstd are unpacked on the way.",
      "With --embed the files are documents: their passages are loaded and embedded."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every record was loaded",
      "1:the load failed; the table stands at its last committed batch",
      "2:the arguments are wrong",
      "3:loaded, but some records were rejected: see FILE.rejected.jsonl"
    })
public final class LoadCommand extends Subcommand {
  /** Exit status when records were set aside. */
  public static final int EXIT_REJECTED = 3;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "files to load, in this order")
  private List<Path> files = List.of();

  @Option(names = "--into", required = true, paramLabel = "DB", description = "database file")
  private Path database = Path.of("");

  @Option(
      names = "--table",
      required = true,
      paramLabel = "T",
      description = "table to add to; made if it is not there")
  private String table = "";

  @Option(
      names = "--column",
      paramLabel = "C",
      description = "the table's vector column (embedding)")
  private @Nullable String column;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "vectors in a new table: f32 (default), f64, f16, bf16, f8, f1bit")
  private String type = "f32";

  @Option(
      names = "--vector",
      paramLabel = "NAME",
      description = "member or column of the file that holds the vector (found by itself)")
  private @Nullable String vector;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "member or column that holds the id (id, _id, custom_id, key or uuid)")
  private @Nullable String id;

  @Option(
      names = "--text",
      paramLabel = "NAME",
      description = "member or column that holds the text (text, content, document, ...)")
  private @Nullable String text;

  @Option(
      names = "--from-table",
      paramLabel = "NAME",
      description = "table of a database or dump, or array of an HDF5 file, to load")
  private @Nullable String fromTable;

  @Option(names = "--no-index", description = "do not make the vector index that the source had")
  private boolean noIndex;

  @Option(names = "--no-metadata", description = "drop what else the records hold")
  private boolean noMetadata;

  @Option(
      names = "--on-bad",
      paramLabel = "skip|stop",
      description = "set bad records aside (default), or stop at the first")
  private OnBad onBad = OnBad.skip;

  @Option(names = "--resume", description = "go on where a load of the same files stopped")
  private boolean resume;

  @Option(
      names = "--batch",
      paramLabel = "MB",
      description = "commit when this many megabytes of vectors are written (64)")
  private int batchMegabytes = (int) (LoadOptions.COMMIT_BYTES_DEFAULT >> 20);

  @Mixin private EmbedOptions embed = new EmbedOptions();

  @Option(names = "--quiet", description = "print nothing but errors")
  private boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "print this text")
  private boolean help;

  /** The words of {@code --on-bad}. */
  enum OnBad {
    skip,
    stop
  }

  LoadCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  /** Runs the command with the arguments behind {@code load}; returns the exit status. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    return new LoadCommand(out, err).execute(arguments);
  }

  @Override
  public Integer call() {
    if (files.isEmpty() && embed.merge == null) {
      err.println("Missing required parameter: 'FILE'");
      return CommandLine.ExitCode.USAGE;
    }
    if (embed.how != null) {
      return new EmbedLoad(database, table, files, text, embed, quiet, out, err).run();
    }
    VectorType vectorType = vectorType(type);
    if (vectorType == null) {
      return misused("--type " + type + ": expected f32, f64, f16, bf16, f8 or f1bit");
    }
    FieldNames names = new FieldNames(vector, id, text, !noMetadata, fromTable);
    LoadOptions options =
        new LoadOptions(names, onBad == OnBad.stop, resume, (long) batchMegabytes << 20, !noIndex);
    ProgressLine line = ProgressLine.forTerminal(err);
    Progress progress = quiet ? Progress.SILENT : new ProgressDisplay(err, line);
    LoadReport report;
    try (DatabaseTarget target =
        DatabaseTarget.open(database, new TableName(table, column, vectorType))) {
      report = Loader.load(files, target, options, progress);
    } catch (LoadException e) {
      line.end();
      return failed(e.getMessage());
    }
    if (!quiet) {
      out.println(summary(report));
    }
    for (Path rejected : report.rejectedFiles()) {
      err.println("Rejected records, with reasons: " + rejected);
    }
    return report.rejected() > 0 ? EXIT_REJECTED : CommandLine.ExitCode.OK;
  }

  private String summary(LoadReport report) {
    double seconds = Math.max(report.nanos() / 1e9, 1e-3);
    return String.format(
        "%,d rows into %s of %s in %.1f s (%,.0f rows/s, %.0f MB/s of input)%s%s",
        report.rows(),
        table,
        database,
        seconds,
        report.rows() / seconds,
        report.fileBytes() / 1e6 / seconds,
        report.resumed() > 0 ? String.format(", %,d records were there", report.resumed()) : "",
        report.rejected() > 0 ? String.format(", %,d rejected", report.rejected()) : "");
  }

  private static @Nullable VectorType vectorType(String name) {
    return switch (name) {
      case "f32" -> VectorType.FLOAT32;
      case "f64" -> VectorType.FLOAT64;
      case "f16" -> VectorType.FLOAT16;
      case "bf16", "fb16" -> VectorType.FLOATB16;
      case "f8" -> VectorType.FLOAT8;
      case "f1bit" -> VectorType.FLOAT1BIT;
      default -> null;
    };
  }
}
