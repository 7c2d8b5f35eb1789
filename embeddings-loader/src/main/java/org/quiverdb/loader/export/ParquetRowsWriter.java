package org.quiverdb.loader.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.loader.parquet.ParquetWriter;
import org.quiverdb.loader.parquet.ParquetWriter.Kind;

/**
 * Parquet, the vector as a list. The type of each other column is the least that holds all its
 * values, found by a first pass: integers, floating point numbers, bytes, or text.
 */
final class ParquetRowsWriter implements RowWriter {
  private final ParquetWriter file;
  private final List<Kind> kinds;

  private ParquetRowsWriter(ParquetWriter file, List<Kind> kinds) {
    this.file = file;
    this.kinds = kinds;
  }

  static ParquetRowsWriter open(
      FileChannel channel, QuiverConnection connection, String table, ExportColumns columns)
      throws IOException {
    try {
      List<Kind> kinds = kinds(connection, table, columns);
      List<ParquetWriter.Column> written = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        written.add(new ParquetWriter.Column(columns.columns().get(i).label(), kinds.get(i)));
      }
      return new ParquetRowsWriter(new ParquetWriter(channel, written), kinds);
    } catch (QuiverException | IOException e) {
      channel.close();
      throw e;
    }
  }

  private static List<Kind> kinds(
      QuiverConnection connection, String table, ExportColumns columns) {
    List<Kind> kinds = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT 0");
    for (ExportColumns.Column column : columns.columns()) {
      for (String type : new String[] {"integer", "real", "blob", "text"}) {
        boolean asked = column.role() == ExportColumns.Role.VALUE;
        sql.append(", ")
            .append(asked ? "max(typeof(" + ExportColumns.quoted(column.name()) + ")='" : "0")
            .append(asked ? type + "')" : "");
      }
    }
    sql.append(" FROM ").append(ExportColumns.quoted(table));
    try (QuiverStatement types = connection.prepare(sql.toString())) {
      types.step();
      for (int i = 0; i < columns.columns().size(); i++) {
        int first = 1 + 4 * i;
        kinds.add(
            switch (columns.columns().get(i).role()) {
              case VECTOR -> columns.doubles() ? Kind.DOUBLE_LIST : Kind.FLOAT_LIST;
              case METADATA -> Kind.JSON;
              case VALUE ->
                  kind(
                      types.getLong(first) != 0,
                      types.getLong(first + 1) != 0,
                      types.getLong(first + 2) != 0,
                      types.getLong(first + 3) != 0);
            });
      }
    }
    return kinds;
  }

  private static Kind kind(boolean integers, boolean reals, boolean blobs, boolean texts) {
    if (blobs && !integers && !reals && !texts) {
      return Kind.BYTES;
    }
    boolean numbers = (integers || reals) && !blobs && !texts;
    return !numbers ? Kind.TEXT : reals ? Kind.DOUBLE : Kind.LONG;
  }

  @Override
  public void write(QuiverStatement row, VectorValue vector) throws IOException {
    for (int i = 0; i < kinds.size(); i++) {
      if (row.isNull(i)) {
        file.putNull(i);
        continue;
      }
      switch (kinds.get(i)) {
        case LONG -> file.putLong(i, row.getLong(i));
        case DOUBLE -> file.putDouble(i, row.getDouble(i));
        case TEXT, JSON, BYTES -> file.putBytes(i, bytes(row, i));
        case FLOAT_LIST -> file.putFloats(i, vector.floats());
        case DOUBLE_LIST -> file.putDoubles(i, vector.doubles());
      }
    }
    file.endRow();
  }

  private byte[] bytes(QuiverStatement row, int column) {
    byte[] blob = kinds.get(column) == Kind.BYTES ? row.getBlob(column) : null;
    return blob != null
        ? blob
        : String.valueOf(row.getText(column)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean takesNull() {
    return true;
  }

  @Override
  public void finish() throws IOException {
    file.finish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
