package org.quiverdb.loader.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The pages of one column of one row group, one after the other. */
final class Pages {
  private static final int HEADER_BYTES = 1 << 14;
  private static final int HEADER_BYTES_MAX = 1 << 24;
  private static final int PAGE_BYTES_MAX = 256 << 20;
  private static final int PAGE_VALUES_MAX = 1 << 25;

  private static final int DATA = 0;
  private static final int DICTIONARY = 2;
  private static final int DATA_V2 = 3;
  private static final int LEVELS_RLE = 3;

  private final FileChannel file;
  private final Column column;
  private final Footer.Chunk chunk;
  private long at;
  private @Nullable Values dictionary;

  /**
   * Levels and values of one page.
   *
   * @param entries how many values, those that are null counted
   * @param repetition levels, empty for columns without lists
   * @param definition levels, empty for columns that are never null
   * @param values those that are not null
   */
  record Page(int entries, byte[] repetition, byte[] definition, Values values) {
    /** Whether an entry begins a row. */
    boolean beginsRow(int entry) {
      return repetition.length == 0 || repetition[entry] == 0;
    }
  }

  Pages(FileChannel file, Column column, Footer.Chunk chunk) {
    this.file = file;
    this.column = column;
    this.chunk = chunk;
    this.at = chunk.offset();
  }

  /** The next page with data, or null behind the last. */
  @Nullable Page next() throws IOException, ParquetException {
    long end = chunk.offset() + chunk.bytes();
    while (at < end) {
      long begin = at;
      try {
        Page page = read(end);
        if (page != null && page.entries() > 0) {
          return page;
        }
      } catch (ParquetException | IndexOutOfBoundsException e) {
        throw new ParquetException(
            "column " + column.name() + ", page at byte " + begin + ": " + e.getMessage(), e);
      }
    }
    return null;
  }

  /** Reads a page; null if it has no rows. */
  private @Nullable Page read(long end) throws IOException, ParquetException {
    ThriftStruct header = header(end);
    int packed = (int) header.required(3, Math.min(end - at, PAGE_BYTES_MAX), "length");
    int unpacked = (int) header.required(2, PAGE_BYTES_MAX, "unpacked length");
    byte[] bytes = Footer.read(file, at, packed);
    at += packed;
    if (header.has(4)) {
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      if ((int) checksum.getValue() != (int) header.integer(4, 0)) {
        throw new ParquetException("its checksum is wrong; copy or download the file again");
      }
    }
    Codec codec = Codec.of(chunk.codec());
    return switch ((int) header.integer(1, -1)) {
      case DATA -> data(require(header, 5), codec.unpack(bytes, 0, packed, unpacked));
      case DATA_V2 -> dataV2(require(header, 8), codec, bytes, unpacked);
      case DICTIONARY -> {
        ThriftStruct head = require(header, 7);
        byte[] content = codec.unpack(bytes, 0, packed, unpacked);
        int count = (int) head.required(1, PAGE_VALUES_MAX, "number of entries");
        dictionary = new ValueDecoder(column, content, 0, content.length, count).decode(0, null);
        yield null;
      }
      default -> null;
    };
  }

  private static ThriftStruct require(ThriftStruct header, int field) throws ParquetException {
    ThriftStruct struct = header.struct(field);
    if (struct == null) {
      throw new ParquetException("its header is incomplete");
    }
    return struct;
  }

  /** Reads the header and moves behind it; statistics can make it long. */
  private ThriftStruct header(long end) throws IOException, ParquetException {
    int size = HEADER_BYTES;
    while (true) {
      int available = (int) Math.min(size, end - at);
      byte[] bytes = Footer.read(file, at, available);
      ThriftReader reader = new ThriftReader(bytes, 0, available);
      try {
        ThriftStruct header = reader.struct();
        at += reader.position();
        return header;
      } catch (ParquetException e) {
        if (available < size || size == HEADER_BYTES_MAX) {
          throw e;
        }
        size = HEADER_BYTES_MAX;
      }
    }
  }

  private Page data(ThriftStruct head, byte[] content) throws ParquetException {
    int entries = entries(head);
    int from = 0;
    byte[] repetition = {};
    byte[] definition = {};
    if (column.maxRepetition() > 0) {
      int length = levelBytes(head.integer(4, LEVELS_RLE), content, from);
      repetition = levels(content, from + 4, length, entries, column.maxRepetition());
      from += 4 + length;
    }
    if (column.maxDefinition() > 0) {
      int length = levelBytes(head.integer(3, LEVELS_RLE), content, from);
      definition = levels(content, from + 4, length, entries, column.maxDefinition());
      from += 4 + length;
    }
    return page(head.integer(2, -1), entries, repetition, definition, content, from);
  }

  private Page dataV2(ThriftStruct head, Codec codec, byte[] bytes, int unpacked)
      throws ParquetException {
    int entries = entries(head);
    int repetitionBytes = (int) head.required(6, bytes.length, "length of levels");
    int definitionBytes =
        (int) head.required(5, bytes.length - repetitionBytes, "length of levels");
    int levelBytes = repetitionBytes + definitionBytes;
    byte[] repetition = levels(bytes, 0, repetitionBytes, entries, column.maxRepetition());
    byte[] definition =
        levels(bytes, repetitionBytes, definitionBytes, entries, column.maxDefinition());
    if (unpacked < levelBytes) {
      throw new ParquetException("its lengths contradict each other");
    }
    boolean compressed = head.bool(7, true) && bytes.length > levelBytes;
    byte[] content =
        compressed ? codec.unpack(bytes, levelBytes, bytes.length, unpacked - levelBytes) : bytes;
    return page(
        head.integer(4, -1), entries, repetition, definition, content, compressed ? 0 : levelBytes);
  }

  private int entries(ThriftStruct head) throws ParquetException {
    return (int) head.required(1, Math.min(chunk.values(), PAGE_VALUES_MAX), "number of values");
  }

  /** Length of levels, which stands in four bytes before them. */
  private static int levelBytes(long encoding, byte[] content, int from) throws ParquetException {
    if (encoding != LEVELS_RLE) {
      throw new ParquetException("its levels are of an encoding that is no longer in use");
    }
    int length =
        content.length - from < 4
            ? -1
            : ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(from);
    if (length < 0 || length > content.length - from - 4) {
      throw new ParquetException("its levels break off");
    }
    return length;
  }

  private static byte[] levels(byte[] content, int from, int length, int entries, int max)
      throws ParquetException {
    return max == 0
        ? new byte[0]
        : new Levels(content, from, from + length, Levels.width(max)).levels(entries, max);
  }

  private Page page(
      long encoding, int entries, byte[] repetition, byte[] definition, byte[] content, int from)
      throws ParquetException {
    int present = definition.length == 0 ? entries : 0;
    for (byte level : definition) {
      present += level == column.maxDefinition() ? 1 : 0;
    }
    Values values =
        new ValueDecoder(column, content, from, content.length, present)
            .decode((int) encoding, dictionary);
    return new Page(entries, repetition, definition, values);
  }
}
