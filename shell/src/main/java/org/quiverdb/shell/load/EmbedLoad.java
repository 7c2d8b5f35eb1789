package org.quiverdb.shell.load;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.TextLoad;
import org.quiverdb.embed.api.ApiModel;
import org.quiverdb.embed.api.BatchFile;
import org.quiverdb.embed.store.PassageTable;
import org.quiverdb.embed.store.PassageTable.Changes;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.embed.text.PassageSize;
import org.quiverdb.embed.text.TextException;
import org.quiverdb.embed.text.TextSources;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.subcommand.ProgressLine;
import picocli.CommandLine;

/** {@code quiver load --embed}: documents into a table of passages. */
final class EmbedLoad {
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  private final Path database;
  private final String table;
  private final List<Path> files;
  private final @Nullable String textName;
  private final EmbedOptions options;
  private final boolean quiet;
  private final PrintStream out;
  private final PrintStream err;

  EmbedLoad(
      Path database,
      String table,
      List<Path> files,
      @Nullable String textName,
      EmbedOptions options,
      boolean quiet,
      PrintStream out,
      PrintStream err) {
    this.database = database;
    this.table = table;
    this.files = files;
    this.textName = textName;
    this.options = options;
    this.quiet = quiet;
    this.out = out;
    this.err = err;
  }

  /** Runs the load; returns the exit status. */
  int run() {
    if (options.parallel < 1 || options.parallel > EmbedOptions.PARALLEL_MAX) {
      err.println("Error: --parallel takes 1 to " + EmbedOptions.PARALLEL_MAX);
      return CommandLine.ExitCode.USAGE;
    }
    TextSources sources;
    try {
      sources = new TextSources(new PassageSize(options.chunk, options.overlap), textName);
    } catch (IllegalArgumentException e) {
      err.println("Error: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    OpenOptions open = OpenOptions.DEFAULT.withBusyTimeout(BUSY_TIMEOUT_MILLIS);
    try (QuiverConnection connection = QuiverConnection.open(database.toString(), open);
        TextLoad load = new TextLoad(connection, table, options.kind())) {
      Path merge = options.merge;
      return merge == null ? load(connection, load, sources) : merge(connection, merge);
    } catch (TextException | EmbedException | IllegalArgumentException | IOException e) {
      err.println("Error: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (QuiverException e) {
      err.println("Error: " + database + ": " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int load(QuiverConnection connection, TextLoad load, TextSources sources)
      throws TextException, EmbedException, IOException {
    long start = System.nanoTime();
    List<Path> all = TextSources.files(files);
    Changes changes = load.store(all, sources);
    say(
        "%,d passages of %,d files in %.1f s%s%s",
        changes.added() + changes.kept(),
        all.size(),
        (System.nanoTime() - start) / 1e9,
        changes.kept() > 0 ? String.format(", %,d of them were there", changes.kept()) : "",
        changes.removed() > 0 ? String.format(", %,d replaced", changes.removed()) : "");
    if (options.how == EmbedOptions.How.openai_batch) {
      return writeBatch(connection, load);
    }
    if (options.how == EmbedOptions.How.openai && !agreed(connection, load)) {
      err.println("Nothing was sent. The same command goes on when you want it to.");
      return CommandLine.ExitCode.SOFTWARE;
    }
    start = System.nanoTime();
    long embedded = embed(load);
    say(
        "%,d of them embedded by %s (%d dimensions) in %.1f s: table %s of %s",
        embedded,
        String.valueOf(options.how),
        load.embedder().dimensions(),
        (System.nanoTime() - start) / 1e9,
        table,
        database);
    return CommandLine.ExitCode.OK;
  }

  private void say(String format, Object... values) {
    if (!quiet) {
      out.printf(format + "%n", values);
    }
  }

  private long embed(TextLoad load) throws EmbedException {
    if (quiet) {
      return load.embed(options.parallel, (done, total) -> {});
    }
    ProgressLine line = ProgressLine.forTerminal(err);
    try {
      return load.embed(options.parallel, (done, total) -> show(done, total, line));
    } finally {
      line.end();
    }
  }

  private static void show(long done, long total, ProgressLine line) {
    line.advance(
        done, total, (since, seconds) -> String.format("%,d of %,d embedded", done, total));
  }

  private StoredModel model(QuiverConnection connection) throws EmbedException {
    StoredModel model = StoredModel.find(connection, table);
    if (model == null || !model.kind().equals("openai")) {
      throw new EmbedException("table " + table + " was not loaded by --embed openai or its batch");
    }
    return model;
  }

  /** Says what the requests will cost, and asks whether to send them. */
  private boolean agreed(QuiverConnection connection, TextLoad load) throws EmbedException {
    long[] counts = load.table().counts();
    if (counts[1] == 0) {
      return true;
    }
    String name = model(connection).get("api_model");
    String cost = ApiModel.cost(name, counts[2], 1);
    out.printf("%,d passages to embed by %s: %s%n", counts[1], name, cost);
    if (options.yes) {
      return true;
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      err.println("Add --yes to send them.");
      return false;
    }
    String answer = console.readLine("Send them? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private int writeBatch(QuiverConnection connection, TextLoad load)
      throws EmbedException, IOException {
    Path file = Objects.requireNonNullElse(options.batchFile, Path.of(table + ".batch.jsonl"));
    StoredModel model = model(connection);
    long[] counts = load.table().counts();
    List<Path> written = BatchFile.write(load.table(), model, file);
    if (written.isEmpty()) {
      say("Every row of table %s is embedded.", table);
      return CommandLine.ExitCode.OK;
    }
    say(
        "%,d requests (%s): upload %s to the Batch API, then add its output by --merge OUTPUT",
        counts[1], ApiModel.cost(model.get("api_model"), counts[2], 0.5), written);
    return CommandLine.ExitCode.OK;
  }

  private int merge(QuiverConnection connection, Path output) throws EmbedException {
    PassageTable passages = new PassageTable(connection, table);
    BatchFile.Merged merged =
        BatchFile.merge(connection, passages, model(connection).number("dimensions"), output);
    say(
        "%,d rows embedded from %s, %,d requests failed, %,d answers fit no row that waits",
        merged.merged(), output, merged.failed(), merged.stale());
    long left = passages.counts()[1];
    if (left > 0) {
      err.printf("%,d rows are still to be embedded%n", left);
    }
    return merged.failed() > 0 ? LoadCommand.EXIT_REJECTED : CommandLine.ExitCode.OK;
  }
}
