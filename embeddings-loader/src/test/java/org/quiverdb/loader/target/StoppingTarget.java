package org.quiverdb.loader.target;

import java.util.Optional;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;

/**
 * Passes everything on, until so many inserts were made; then it is as if the program had been
 * stopped.
 */
final class StoppingTarget implements VectorTarget {
  private final VectorTarget target;
  private long insertsLeft;

  StoppingTarget(VectorTarget target, long inserts) {
    this.target = target;
    this.insertsLeft = inserts;
  }

  @Override
  public boolean hasUnfinishedLoad() throws LoadException {
    return target.hasUnfinishedLoad();
  }

  @Override
  public Optional<LoadPosition> resumePosition(FileIdentity file) throws LoadException {
    return target.resumePosition(file);
  }

  @Override
  public boolean hasRows() throws LoadException {
    return target.hasRows();
  }

  @Override
  public void prepare(TableShape shape) throws LoadException {
    target.prepare(shape);
  }

  @Override
  public void begin() throws LoadException {
    target.begin();
  }

  @Override
  public void insert(EmbeddingRecord row) throws BadRecordException, LoadException {
    if (insertsLeft-- <= 0) {
      throw new LoadException("stopped");
    }
    target.insert(row);
  }

  @Override
  public void commit(FileIdentity file, LoadPosition position) throws LoadException {
    target.commit(file, position);
  }

  @Override
  public void rollback() throws LoadException {
    target.rollback();
  }

  @Override
  public void finish() throws LoadException {
    target.finish();
  }

  @Override
  public void close() throws LoadException {
    target.close();
  }
}
