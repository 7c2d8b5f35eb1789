package org.quiverdb.loader.export;

import java.io.IOException;
import org.quiverdb.engine.api.QuiverStatement;

/** Writes rows to a file of one format. Used by one thread. */
interface RowWriter extends AutoCloseable {
  /**
   * Writes a row.
   *
   * @param row stands on the row; its results are the columns of {@link ExportColumns}
   * @param vector the row's vector, or null if it is NULL and {@link #takesNull}
   * @throws ExportException if the format has no way to say it
   */
  void write(QuiverStatement row, VectorValue vector) throws IOException, ExportException;

  /** Whether rows without a vector can be written. */
  boolean takesNull();

  /** Completes the file; without it the file is of no use. */
  void finish() throws IOException;

  /** Lets go of the file. */
  @Override
  void close() throws IOException;
}
