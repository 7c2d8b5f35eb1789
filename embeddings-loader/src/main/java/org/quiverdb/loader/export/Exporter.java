package org.quiverdb.loader.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.vector.VectorException;

/**
 * Writes a table to a file. The rows are those of one snapshot; the file appears under its name
 * when it is complete, so that a failure leaves what was there before.
 */
public final class Exporter {
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int ROWS_PER_REPORT = 256;

  private final Path database;
  private final String table;
  private final @Nullable String column;
  private final ExportFormat format;

  /**
   * Prepares an export.
   *
   * @param column the vector column, or null for the only one
   */
  public Exporter(Path database, String table, @Nullable String column, ExportFormat format) {
    this.database = database;
    this.table = table;
    this.column = column;
    this.format = format;
  }

  /**
   * Writes the file.
   *
   * @param file is replaced if it exists
   * @param progress hears how it goes
   * @throws ExportException if the database cannot be read, the file not be written, or the format
   * not hold what the table holds
   */
  public ExportReport run(Path file, ExportProgress progress) throws ExportException {
    long start = System.nanoTime();
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    OpenOptions options = OpenOptions.DEFAULT.forReading().withBusyTimeout(BUSY_TIMEOUT_MILLIS);
    try (QuiverConnection connection = QuiverConnection.open(database.toString(), options)) {
      ExportColumns columns = ExportColumns.of(connection, table, column, format.vectorsOnly());
      Counts counts = write(connection, columns, partial, progress);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      return new ExportReport(
          counts.rows,
          counts.withoutVector,
          columns.leftOut(),
          Files.size(file),
          System.nanoTime() - start);
    } catch (QuiverException e) {
      throw new ExportException(database + ": " + e.getMessage(), e);
    } catch (VectorException e) {
      throw new ExportException("table " + table + ": " + e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new ExportException(file + ": " + e.getMessage(), e);
    } finally {
      discard(partial);
    }
  }

  private static void discard(Path partial) throws ExportException {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw new ExportException(partial + ": cannot be removed: " + e.getMessage(), e);
    }
  }

  /** Rows written and left out. */
  private static final class Counts {
    private long rows;
    private long withoutVector;
  }

  private Counts write(
      QuiverConnection connection, ExportColumns columns, Path file, ExportProgress progress)
      throws IOException, ExportException {
    connection.execute("BEGIN");
    Counts counts = new Counts();
    VectorValue vector = new VectorValue(columns.doubles());
    try (RowWriter writer = writer(connection, columns, file);
        QuiverStatement rows = connection.prepare(columns.selectSql(table))) {
      while (rows.step()) {
        vector.read(rows, columns.vector());
        if (vector.isMissing() && !writer.takesNull()) {
          counts.withoutVector++;
          continue;
        }
        writer.write(rows, vector);
        if (++counts.rows % ROWS_PER_REPORT == 0) {
          double share = connection.scanProgress();
          if (share > 0) {
            // It is not known before the scan was asked once.
            progress.advanced(counts.rows, share);
          }
        }
      }
      writer.finish();
    }
    connection.execute("COMMIT");
    return counts;
  }

  private RowWriter writer(QuiverConnection connection, ExportColumns columns, Path path)
      throws IOException, ExportException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return switch (format) {
      case JSONL -> new JsonLinesWriter(buffered(file), columns);
      case CSV -> new CsvRowsWriter(buffered(file), columns);
      case NPY, FVECS -> new BinaryWriter(file, format == ExportFormat.NPY, columns.doubles());
      case PARQUET -> ParquetRowsWriter.open(file, connection, table, columns);
    };
  }

  private static OutputStream buffered(FileChannel file) {
    return new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES);
  }
}
