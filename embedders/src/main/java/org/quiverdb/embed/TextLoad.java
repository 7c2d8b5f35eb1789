package org.quiverdb.embed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.store.PassageTable;
import org.quiverdb.embed.store.PassageTable.Changes;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.embed.text.Passage;
import org.quiverdb.embed.text.TextException;
import org.quiverdb.embed.text.TextSources;
import org.quiverdb.engine.api.QuiverConnection;

/**
 * Loads documents into a table of passages and embeds them.
 *
 * <p>{@link #store} makes the rows of each file those of its passages, without embeddings, in one
 * transaction; {@link #embed} fills in what is missing, a transaction for each batch. So the same
 * load, begun again after whatever stopped it, goes on; and a file that has changed is replaced.
 *
 * <p>The first load into a table makes the model, named like the table; later ones use it. Not
 * thread-safe.
 */
public final class TextLoad implements AutoCloseable {
  private final QuiverConnection connection;
  private final String name;
  private final PassageTable table;
  private final EmbedderKind kind;
  private @Nullable Embedder embedder;

  /** Is told how many rows are embedded now. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done rows embedded in this run
     * @param total rows that were to be embedded
     */
    void embedded(long done, long total);
  }

  /**
   * @param kind how to embed; if the table has a model already, of which kind that must be
   */
  public TextLoad(QuiverConnection connection, String table, EmbedderKind kind) {
    this.connection = connection;
    this.name = table;
    this.table = new PassageTable(connection, table);
    this.kind = kind;
  }

  /** The embedder in use; after {@link #store}. */
  public Embedder embedder() {
    if (embedder == null) {
      throw new IllegalStateException("store comes first");
    }
    return embedder;
  }

  /** The table that is loaded into. */
  public PassageTable table() {
    return table;
  }

  /**
   * Reads files and makes the table's rows theirs.
   *
   * @return what changed in the table
   * @throws TextException if a file cannot be read; nothing was changed
   * @throws EmbedException if table or model do not fit; nothing was changed
   */
  public Changes store(List<Path> files, TextSources sources) throws TextException, EmbedException {
    Map<String, List<Passage>> bySource = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Path file : files) {
      if (bySource.put(file.toString(), sources.read(file)) == null) {
        order.add(file.toString());
      }
    }
    List<Passage> all =
        order.stream().flatMap(f -> bySource.getOrDefault(f, List.of()).stream()).toList();
    if (all.isEmpty()) {
      throw new EmbedException("there is no text in the files");
    }
    return store(order, bySource, all);
  }

  private Changes store(List<String> order, Map<String, List<Passage>> bySource, List<Passage> all)
      throws EmbedException {
    boolean isNew = !table.exists();
    Embedder ready = isNew ? make(all) : open();
    embedder = ready;
    if (isNew) {
      PassageTable.choosePageSize(connection, ready.dimensions());
    }
    connection.execute("BEGIN IMMEDIATE");
    try {
      if (isNew) {
        table.create(ready.dimensions());
        Map<String, String> settings = new HashMap<>(ready.settings());
        settings.put("kind", kind.name());
        settings.put("dimensions", String.valueOf(ready.dimensions()));
        new StoredModel(name, settings).save(connection);
        ready.save(connection, name);
      }
      int added = 0;
      int kept = 0;
      int removed = 0;
      for (String source : order) {
        Changes changes = table.put(source, bySource.getOrDefault(source, List.of()));
        added += changes.added();
        kept += changes.kept();
        removed += changes.removed();
      }
      connection.execute("COMMIT");
      return new Changes(added, kept, removed);
    } catch (RuntimeException e) {
      rollback(connection, e);
      throw e;
    }
  }

  private Embedder make(List<Passage> passages) throws EmbedException {
    return kind.make(passages.stream().map(Passage::withHeading).toList());
  }

  private Embedder open() throws EmbedException {
    List<String> missing = table.missingColumns();
    if (!missing.isEmpty()) {
      throw new EmbedException(
          "table "
              + name
              + " was not made for texts, it has no column "
              + String.join(", ", missing)
              + ": load into a new table");
    }
    return open(connection, name, kind);
  }

  /** The embedder that a table was filled by. */
  static Embedder open(QuiverConnection connection, String name, EmbedderKind kind)
      throws EmbedException {
    StoredModel model = StoredModel.find(connection, name);
    if (model == null) {
      throw new EmbedException("the database holds no model for table " + name);
    }
    if (!model.isReadable()) {
      throw new EmbedException("model " + name + " was written by a later version of Quiver");
    }
    if (!model.kind().equals(kind.name())) {
      throw new EmbedException(
          "table " + name + " is embedded by " + model.kind() + ", not by " + kind.name());
    }
    return kind.open(connection, model);
  }

  /** Embeds all rows that are not yet, one batch after the other. */
  public long embed(Progress progress) throws EmbedException {
    return embed(1, progress);
  }

  /**
   * Embeds all rows that are not yet.
   *
   * @param parallel how many batches may be under way at a time, at least 1; counts if the embedder
   * is thread-safe
   * @return how many rows there were
   * @throws EmbedException if the embedder fails; what was embedded before is kept
   */
  public long embed(int parallel, Progress progress) throws EmbedException {
    return new EmbedRun(connection, table, embedder(), parallel, progress).run();
  }

  static void rollback(QuiverConnection connection, RuntimeException cause) {
    try {
      if (!connection.isAutocommit()) {
        connection.execute("ROLLBACK");
      }
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    if (embedder != null) {
      embedder.close();
      embedder = null;
    }
  }
}
