package org.quiverdb.loader.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Collects the values of one column for one row group and writes them as pages. Values are {@code
 * PLAIN}; levels are run lengths, pages end with a row.
 */
final class ColumnChunkWriter {
  private static final int PAGE_BYTES = 1 << 20;
  private static final int PAGE_ENTRIES = 1 << 20;

  private final ParquetWriter.Column column;
  private final boolean compressed;
  private final List<byte[]> pages = new ArrayList<>();
  private final Runs repetition = new Runs();
  private final Runs definition = new Runs();
  private ByteBuffer values = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
  private int pageEntries;
  private long entries;
  private long pageBytes;
  private long unpackedBytes;

  ColumnChunkWriter(ParquetWriter.Column column, boolean compressed) {
    this.column = column;
    this.compressed = compressed;
  }

  /** Where a chunk was written, for the footer. */
  record Written(long offset, long bytes, long unpackedBytes, long entries, Codec codec) {}

  /** Bytes held in memory. */
  long heldBytes() {
    return pageBytes + values.position();
  }

  /** A row that has no value. */
  void putNull() {
    entry(0, 0);
  }

  void putLong(long value) {
    entry(0, column.maxDefinition());
    room(Long.BYTES).putLong(value);
  }

  void putDouble(double value) {
    entry(0, column.maxDefinition());
    room(Double.BYTES).putDouble(value);
  }

  void putBytes(byte[] value) {
    entry(0, column.maxDefinition());
    room(Integer.BYTES + value.length).putInt(value.length).put(value);
  }

  void putFloats(float[] list) {
    putEntries(list.length);
    ByteBuffer to = room(list.length * Float.BYTES);
    to.asFloatBuffer().put(list);
    to.position(to.position() + list.length * Float.BYTES);
  }

  void putDoubles(double[] list) {
    putEntries(list.length);
    ByteBuffer to = room(list.length * Double.BYTES);
    to.asDoubleBuffer().put(list);
    to.position(to.position() + list.length * Double.BYTES);
  }

  private void putEntries(int count) {
    if (count == 0) {
      entry(0, column.maxDefinition() - 1);
      return;
    }
    entry(0, column.maxDefinition());
    if (count > 1) {
      repetition.add(1, count - 1);
      definition.add(column.maxDefinition(), count - 1);
      pageEntries += count - 1;
    }
  }

  private void entry(int repetitionLevel, int definitionLevel) {
    repetition.add(repetitionLevel, 1);
    definition.add(definitionLevel, 1);
    pageEntries++;
  }

  private ByteBuffer room(int bytes) {
    if (values.remaining() < bytes) {
      int size = Math.max(values.capacity() * 2, Math.addExact(values.position(), bytes));
      ByteBuffer larger = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      values = larger.put(values.flip());
    }
    return values;
  }

  /** Cuts a page if there is enough for one. */
  void endRow() {
    if (values.position() >= PAGE_BYTES || pageEntries >= PAGE_ENTRIES) {
      cutPage();
    }
  }

  private void cutPage() {
    ByteArrayOutputStream content = new ByteArrayOutputStream(values.position() + 1024);
    if (column.kind().isList()) {
      repetition.writeTo(content, 1);
    }
    definition.writeTo(content, column.maxDefinition());
    content.write(values.array(), 0, values.position());
    byte[] unpacked = content.toByteArray();
    byte[] packed = compressed ? Zstd.compress(unpacked) : unpacked;
    CRC32 checksum = new CRC32();
    checksum.update(packed);
    byte[] header =
        new ThriftWriter()
            .integer(1, 0)
            .integer(2, unpacked.length)
            .integer(3, packed.length)
            .integer(4, (int) checksum.getValue())
            .begin(5)
            .integer(1, pageEntries)
            .integer(2, 0)
            .integer(3, 3)
            .integer(4, 3)
            .end()
            .end()
            .bytes();
    byte[] page = Arrays.copyOf(header, header.length + packed.length);
    System.arraycopy(packed, 0, page, header.length, packed.length);
    pages.add(page);
    pageBytes += page.length;
    unpackedBytes += header.length + unpacked.length;
    entries += pageEntries;
    pageEntries = 0;
    values.clear();
  }

  /** Writes what was collected to the end of the file, and begins anew. */
  Written writeTo(FileChannel file) throws IOException {
    if (pageEntries > 0) {
      cutPage();
    }
    Written written =
        new Written(
            file.position(),
            pageBytes,
            unpackedBytes,
            entries,
            compressed ? Codec.ZSTD : Codec.UNCOMPRESSED);
    for (byte[] page : pages) {
      ByteBuffer bytes = ByteBuffer.wrap(page);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
    pages.clear();
    entries = 0;
    pageBytes = 0;
    unpackedBytes = 0;
    return written;
  }

  /** Levels as runs. */
  private static final class Runs {
    private final ByteArrayOutputStream runs = new ByteArrayOutputStream();
    private int level;
    private long length;

    void add(int newLevel, int count) {
      if (newLevel != level) {
        flush();
        level = newLevel;
      }
      length += count;
    }

    /** A run: twice its length as a varint, and the level in one byte. */
    private void flush() {
      if (length == 0) {
        return;
      }
      long rest = length << 1;
      while (rest >= 0x80) {
        runs.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      runs.write((int) rest);
      runs.write(level);
      length = 0;
    }

    /** Writes the runs behind their length, if there can be more than one level. */
    void writeTo(ByteArrayOutputStream target, int max) {
      flush();
      if (max > 0) {
        for (int shift = 0; shift < 32; shift += 8) {
          target.write(runs.size() >>> shift);
        }
        target.writeBytes(runs.toByteArray());
      }
      runs.reset();
    }
  }
}
