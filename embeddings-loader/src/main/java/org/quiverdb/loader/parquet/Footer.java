package org.quiverdb.loader.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The metadata at the end of a file: {@code FileMetaData}, its length in 4 bytes and the magic
 * number.
 *
 * @param rows number of rows of the file
 * @param columns the leaves of the schema
 * @param rowGroups the row groups in their order
 */
record Footer(long rows, List<Column> columns, List<RowGroup> rowGroups) {
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL_BYTES = 8;

  /**
   * A part of the rows, with one chunk for each column.
   *
   * @param rows how many rows it has
   * @param chunks {@code ColumnMetaData} of each column
   */
  record RowGroup(long rows, List<Chunk> chunks) {}

  /**
   * A column's values of one row group.
   *
   * @param codec number of the compression
   * @param values how many values, with those that are null
   * @param offset of its first page in the file
   * @param bytes length of all its pages
   */
  record Chunk(int codec, long values, long offset, long bytes) {}

  static Footer read(FileChannel file) throws IOException, ParquetException {
    long size = file.size();
    if (size < MAGIC.length + TAIL_BYTES) {
      throw new ParquetException("the file is too short for Parquet; copy or download it again");
    }
    byte[] tail = read(file, size - TAIL_BYTES, TAIL_BYTES);
    String magic = new String(tail, 4, 4, StandardCharsets.US_ASCII);
    if (magic.equals("PARE")) {
      throw new ParquetException("the file is encrypted; decrypt it first");
    }
    if (!magic.equals("PAR1")) {
      throw new ParquetException(
          "the Parquet file does not end with PAR1: it is cut off or damaged; copy or download it"
              + " again");
    }
    int stated = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    long length = Integer.toUnsignedLong(stated);
    if (length > size - TAIL_BYTES - MAGIC.length || length > Integer.MAX_VALUE - 16) {
      throw new ParquetException("the footer is said to have " + length + " bytes: it is damaged");
    }
    long start = size - TAIL_BYTES - length;
    try {
      byte[] bytes = read(file, start, (int) length);
      return of(new ThriftReader(bytes, 0, bytes.length).struct(), start);
    } catch (ParquetException e) {
      throw new ParquetException("the footer at byte " + start + ": " + e.getMessage(), e);
    }
  }

  /** Reads bytes of the file, all of them. */
  static byte[] read(FileChannel file, long offset, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes.array();
  }

  private static Footer of(ThriftStruct data, long dataEnd) throws ParquetException {
    List<Column> columns = Schema.columns(data.structs(2));
    List<RowGroup> groups = new ArrayList<>();
    long rows = 0;
    for (ThriftStruct group : data.structs(4)) {
      long groupRows = group.required(3, Long.MAX_VALUE / 2, "number of rows of a row group");
      List<Chunk> chunks = new ArrayList<>();
      for (ThriftStruct chunk : group.structs(1)) {
        chunks.add(chunk(chunk, dataEnd));
      }
      if (chunks.size() != columns.size()) {
        throw new ParquetException(
            "a row group has " + chunks.size() + " columns, the schema " + columns.size());
      }
      groups.add(new RowGroup(groupRows, chunks));
      rows = Math.min(Long.MAX_VALUE / 2, rows + groupRows);
    }
    if (rows != data.integer(3, rows)) {
      throw new ParquetException(
          "the row groups have " + rows + " rows, the file says " + data.integer(3, 0));
    }
    return new Footer(rows, columns, groups);
  }

  private static Chunk chunk(ThriftStruct chunk, long dataEnd) throws ParquetException {
    ThriftStruct data = chunk.struct(3);
    if (chunk.text(1) != null || data == null) {
      throw new ParquetException("its columns are in other files, or encrypted");
    }
    long offset = data.required(9, dataEnd, "offset of a column");
    long dictionary = data.integer(11, 0);
    if (dictionary > 0 && dictionary < offset) {
      offset = dictionary;
    }
    long bytes = data.required(7, dataEnd - offset, "length of a column");
    long values = data.required(5, Long.MAX_VALUE / 2, "number of values of a column");
    return new Chunk((int) data.required(4, 100, "compression"), values, offset, bytes);
  }
}
