package org.quiverdb.loader.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.RecordSourceProvider;
import org.quiverdb.vector.VectorColumnType;

/** Recognises SQLite databases and chooses the table to read. */
public final class DatabaseProvider implements RecordSourceProvider {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  @Override
  public boolean matches(byte[] head) {
    return Arrays.equals(head, MAGIC);
  }

  @Override
  public RecordSource open(Path file, FieldNames names) throws IOException, LoadException {
    OpenOptions options = OpenOptions.DEFAULT.forReading().withBusyTimeout(BUSY_TIMEOUT_MILLIS);
    long bytes = Files.size(file);
    QuiverConnection connection = null;
    try {
      connection = QuiverConnection.open(file.toString(), options);
      RowReader rows = choose(connection, names);
      return new DatabaseSource(connection, rows, bytes);
    } catch (QuiverException e) {
      close(connection);
      throw new LoadException("the database is damaged or not readable: " + e.getMessage(), e);
    } catch (LoadException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private static void close(@Nullable QuiverConnection connection) {
    if (connection != null) {
      connection.close();
    }
  }

  /** A table with vectors; {@code vec0} is null for an ordinary one. */
  private record Candidate(String table, @Nullable Vec0Table vec0) {}

  private static RowReader choose(QuiverConnection connection, FieldNames names)
      throws LoadException {
    List<Candidate> found = candidates(connection, names);
    if (found.size() != 1) {
      List<String> tables = found.stream().map(Candidate::table).toList();
      throw new LoadException(
          found.isEmpty()
              ? names.table() == null
                  ? "the database has no table with a vector column, such as F32_BLOB(768), and no"
                      + " vec0 table; a column of plain blobs is named with --from-table and"
                      + " --vector"
                  : "the database has no table " + names.table() + " with vectors"
              : "the database has several tables with vectors: "
                  + String.join(", ", tables)
                  + "; name one (--from-table)");
    }
    Candidate table = found.getFirst();
    return table.vec0() == null
        ? TableReader.open(connection, table.table(), names)
        : Vec0Reader.open(connection, table.vec0(), names);
  }

  private static List<Candidate> candidates(QuiverConnection connection, FieldNames names)
      throws LoadException {
    List<Candidate> found = new ArrayList<>();
    try (QuiverStatement tables =
        connection.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table'")) {
      while (tables.step()) {
        String name = String.valueOf(tables.getText(0));
        if (names.table() != null && !names.table().equalsIgnoreCase(name)) {
          continue;
        }
        String sql = String.valueOf(tables.getText(1));
        if (Vec0Table.matches(sql)) {
          found.add(new Candidate(name, Vec0Table.parse(name, sql)));
        } else if (!isVirtual(sql)
            && (names.table() != null && names.vector() != null || hasVectors(connection, name))) {
          found.add(new Candidate(name, null));
        }
      }
    }
    return found;
  }

  private static boolean isVirtual(String sql) {
    return sql.regionMatches(true, 0, "CREATE VIRTUAL", 0, 14);
  }

  private static boolean hasVectors(QuiverConnection connection, String table) {
    try (QuiverStatement info = connection.prepare("PRAGMA table_info(" + quoted(table) + ")")) {
      while (info.step()) {
        if (VectorColumnType.parse(info.getText(2)) != null) {
          return true;
        }
      }
      return false;
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
