package org.quiverdb.loader.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a Parquet file row by row: for each row one value for each column, then {@link #endRow}.
 * Vectors are stored as they are, other columns are compressed with zstd where its library runs.
 * Used by one thread.
 */
public final class ParquetWriter implements AutoCloseable {
  private static final long ROW_GROUP_BYTES = 64L << 20;
  private static final String CREATED_BY = "Quiver";

  private final FileChannel file;
  private final List<Column> columns;
  private final List<ColumnChunkWriter> chunks = new ArrayList<>();
  private final List<RowGroup> groups = new ArrayList<>();
  private long rows;
  private long rowsInGroup;

  /** What a column holds; each value may be null. */
  public enum Kind {
    LONG,
    DOUBLE,
    /** UTF-8 text. */
    TEXT,
    /** UTF-8 text that is JSON. */
    JSON,
    BYTES,
    FLOAT_LIST,
    DOUBLE_LIST;

    boolean isList() {
      return this == FLOAT_LIST || this == DOUBLE_LIST;
    }

    PhysicalType type() {
      return switch (this) {
        case LONG -> PhysicalType.INT64;
        case DOUBLE, DOUBLE_LIST -> PhysicalType.DOUBLE;
        case FLOAT_LIST -> PhysicalType.FLOAT;
        case TEXT, JSON, BYTES -> PhysicalType.BYTE_ARRAY;
      };
    }
  }

  /**
   * A column.
   *
   * @param name in the file
   * @param kind of its values
   */
  public record Column(String name, Kind kind) {
    int maxDefinition() {
      return kind.isList() ? 2 : 1;
    }

    List<String> path() {
      return kind.isList() ? List.of(name, "list", "element") : List.of(name);
    }
  }

  private record RowGroup(long rows, List<ColumnChunkWriter.Written> chunks) {}

  /** Begins a file; the channel becomes the writer's. */
  public ParquetWriter(FileChannel file, List<Column> columns) throws IOException {
    this.file = file;
    this.columns = List.copyOf(columns);
    boolean zstd = isZstdThere();
    for (Column column : columns) {
      chunks.add(new ColumnChunkWriter(column, zstd && !column.kind().isList()));
    }
    write(ByteBuffer.wrap(Footer.MAGIC));
  }

  private static boolean isZstdThere() {
    try {
      return Zstd.defaultCompressionLevel() != Integer.MIN_VALUE;
    } catch (LinkageError e) {
      return false;
    }
  }

  public void putNull(int column) {
    chunks.get(column).putNull();
  }

  public void putLong(int column, long value) {
    chunks.get(column).putLong(value);
  }

  public void putDouble(int column, double value) {
    chunks.get(column).putDouble(value);
  }

  public void putBytes(int column, byte[] value) {
    chunks.get(column).putBytes(value);
  }

  public void putFloats(int column, float[] list) {
    chunks.get(column).putFloats(list);
  }

  public void putDoubles(int column, double[] list) {
    chunks.get(column).putDoubles(list);
  }

  /** Ends a row, and a row group if there is enough for one. */
  public void endRow() throws IOException {
    rowsInGroup++;
    long held = 0;
    for (ColumnChunkWriter chunk : chunks) {
      chunk.endRow();
      held += chunk.heldBytes();
    }
    if (held >= ROW_GROUP_BYTES) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    List<ColumnChunkWriter.Written> written = new ArrayList<>();
    for (ColumnChunkWriter chunk : chunks) {
      written.add(chunk.writeTo(file));
    }
    groups.add(new RowGroup(rowsInGroup, written));
    rows += rowsInGroup;
    rowsInGroup = 0;
  }

  /** Completes the file with its footer. */
  public void finish() throws IOException {
    if (rowsInGroup > 0) {
      endGroup();
    }
    ThriftWriter footer = new ThriftWriter().integer(1, 1);
    writeSchema(footer);
    footer.longInteger(3, rows);
    footer.structs(4, groups.size());
    for (RowGroup group : groups) {
      writeGroup(footer, group);
    }
    byte[] bytes = footer.text(6, CREATED_BY).end().bytes();
    write(ByteBuffer.wrap(bytes));
    ByteBuffer tail = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    write(tail.putInt(bytes.length).put(Footer.MAGIC).flip());
  }

  private void writeSchema(ThriftWriter footer) {
    int elements = 1;
    for (Column column : columns) {
      elements += column.kind().isList() ? 3 : 1;
    }
    footer.structs(2, elements);
    footer.beginElement().text(4, "schema").integer(5, columns.size()).end();
    for (Column column : columns) {
      if (column.kind().isList()) {
        footer.beginElement().integer(3, 1).text(4, column.name()).integer(5, 1).integer(6, 3);
        footer.begin(10).begin(3).end().end().end();
        footer.beginElement().integer(3, 2).text(4, "list").integer(5, 1).end();
        footer.beginElement().integer(1, column.kind().type().ordinal()).integer(3, 0);
        footer.text(4, "element").end();
      } else {
        footer.beginElement().integer(1, column.kind().type().ordinal()).integer(3, 1);
        footer.text(4, column.name());
        if (column.kind() == Kind.TEXT) {
          footer.integer(6, 0).begin(10).begin(1).end().end();
        } else if (column.kind() == Kind.JSON) {
          footer.integer(6, 19).begin(10).begin(12).end().end();
        }
        footer.end();
      }
    }
  }

  private void writeGroup(ThriftWriter footer, RowGroup group) {
    footer.beginElement().structs(1, columns.size());
    long bytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      ColumnChunkWriter.Written chunk = group.chunks().get(i);
      bytes += chunk.unpackedBytes();
      footer.beginElement().longInteger(2, chunk.offset()).begin(3);
      footer.integer(1, columns.get(i).kind().type().ordinal()).integers(2, 0, 3);
      footer.texts(3, columns.get(i).path()).integer(4, chunk.codec().ordinal());
      footer.longInteger(5, chunk.entries()).longInteger(6, chunk.unpackedBytes());
      footer.longInteger(7, chunk.bytes()).longInteger(9, chunk.offset()).end().end();
    }
    footer.longInteger(2, bytes).longInteger(3, group.rows()).end();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
