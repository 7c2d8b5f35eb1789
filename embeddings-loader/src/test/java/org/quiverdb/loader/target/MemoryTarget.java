package org.quiverdb.loader.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;

/** A table in memory with transactions, which can be told to fail at a given insert. */
public final class MemoryTarget implements VectorTarget {
  /** One committed row. */
  public record Row(
      Object id, @Nullable String text, @Nullable String metadata, List<Float> vector) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<Row> open = new ArrayList<>();
  private final Set<Object> ids = new HashSet<>();
  private final Map<FileIdentity, LoadPosition> positions = new HashMap<>();
  private @Nullable TableShape shape;
  private long failAfter = Long.MAX_VALUE;
  private int commits;

  /** Lets the target fail like a full disk after so many inserts more. */
  public void failAfter(long inserts) {
    failAfter = inserts;
  }

  public List<Row> rows() {
    return rows;
  }

  public @Nullable TableShape shape() {
    return shape;
  }

  public int commits() {
    return commits;
  }

  @Override
  public boolean hasUnfinishedLoad() {
    return !positions.isEmpty();
  }

  @Override
  public Optional<LoadPosition> resumePosition(FileIdentity file) {
    return Optional.ofNullable(positions.get(file));
  }

  @Override
  public boolean hasRows() {
    return !rows.isEmpty();
  }

  @Override
  public void prepare(TableShape wanted) throws LoadException {
    if (shape != null && shape.dimensions() != wanted.dimensions()) {
      throw new LoadException("the table holds other vectors");
    }
    shape = wanted;
  }

  @Override
  public void begin() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("a transaction is open");
    }
  }

  @Override
  public void insert(EmbeddingRecord row) throws BadRecordException, LoadException {
    if (failAfter-- <= 0) {
      throw new LoadException("database or disk is full");
    }
    Object id =
        row.hasId()
            ? (Object) row.id()
            : row.key() != null ? row.key() : (Object) (1_000_000L + rows.size() + open.size());
    if (!ids.add(id)) {
      throw new BadRecordException("its id " + id + " is in the table already");
    }
    List<Float> vector = new ArrayList<>();
    for (float value : row.vector()) {
      vector.add(value);
    }
    open.add(new Row(id, row.text(), row.metadata(), vector));
  }

  @Override
  public void commit(FileIdentity file, LoadPosition position) {
    rows.addAll(open);
    open.clear();
    positions.put(file, position);
    commits++;
  }

  @Override
  public void rollback() {
    for (Row row : open) {
      ids.remove(row.id());
    }
    open.clear();
  }

  @Override
  public void finish() {
    positions.clear();
  }

  @Override
  public void close() {
    rollback();
  }
}
