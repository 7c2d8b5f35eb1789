package org.quiverdb.loader.database;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.Vectors;

/** The rows of a table, in the order of its B-tree. Damage of the database ends the source. */
final class DatabaseSource implements RecordSource {
  private final QuiverConnection connection;
  private final RowReader rows;
  private final long fileBytes;
  private long number;
  private volatile long bytesRead;

  DatabaseSource(QuiverConnection connection, RowReader rows, long fileBytes) {
    this.connection = connection;
    this.rows = rows;
    this.fileBytes = fileBytes;
  }

  @Override
  public String format() {
    return rows.format();
  }

  @Override
  public Contents contents() {
    return rows.contents();
  }

  @Override
  public @Nullable String indexMetric() {
    return rows.indexMetric();
  }

  @Override
  public boolean next(EmbeddingRecord target) throws BadRecordException {
    target.reset(number + 1, 0);
    boolean found = false;
    try {
      found = rows.step();
      if (!found) {
        bytesRead = fileBytes;
        return false;
      }
      number++;
      bytesRead = Math.min(fileBytes, bytesRead + rows.read(target));
    } catch (QuiverException e) {
      if (found && e instanceof SqlException) {
        // What stands in the row is no vector.
        throw new BadRecordException(String.valueOf(e.getMessage()));
      }
      number += found ? 0 : 1;
      throw BadRecordException.endingSource(
          "the database is damaged or not readable: " + e.getMessage());
    }
    Vectors.requireFinite(target.vector(), target.dimensions());
    return true;
  }

  @Override
  public long skip(long count) throws LoadException {
    try {
      long skipped = 0;
      while (skipped < count && rows.step()) {
        skipped++;
      }
      number += skipped;
      return skipped;
    } catch (QuiverException e) {
      throw new LoadException("the database is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public long fileBytes() {
    return fileBytes;
  }

  /** About: how many bytes the rows read take. */
  @Override
  public long fileBytesRead() {
    return bytesRead;
  }

  @Override
  public void close() {
    rows.close();
    connection.close();
  }
}
