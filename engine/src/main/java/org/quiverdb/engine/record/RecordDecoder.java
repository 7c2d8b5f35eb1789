package org.quiverdb.engine.record;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.Varint;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.GrowingBuffer;
import org.quiverdb.engine.memory.Memory;

/**
 * A lazily parsing view of one record: the entry under a cursor, or contiguous bytes. The header is
 * read as far as the highest column asked for, and overflow pages are touched only when a column
 * that lies on them is asked for. Allocates nothing per row.
 *
 * <p>Invariants: columns 0..parsed-1 have their serial type in {@code types} and their place in
 * {@code offsets}, and lie inside of the record; {@code local} bytes of the record lie at {@code
 * base}, the rest is fetched from the cursor. Not thread-safe.
 */
public final class RecordDecoder implements AutoCloseable {
  private static final int NUMBER_BYTES = 8;
  private static final int MAX_HEADER_BYTES = 1 << 20;

  private final TextEncoding encoding;
  private final long[] types;
  private final int[] offsets;
  private @Nullable Cursor cursor;
  private long base;
  private int local;
  private int size;
  private int parsed;
  private int headerAt;
  private int headerEnd;
  private int body;
  private final GrowingBuffer buffer = new GrowingBuffer();

  /**
   * @param columns the most columns that will be asked for
   * @param encoding of TEXT in the record
   */
  public RecordDecoder(int columns, TextEncoding encoding) {
    this.encoding = encoding;
    types = new long[columns];
    offsets = new int[columns];
  }

  /** Views the entry that a cursor is on; valid until the cursor moves. */
  public void reset(Cursor entry) {
    cursor = entry;
    base = entry.localAddress();
    local = entry.localSize();
    size = entry.payloadSize();
    parsed = 0;
    headerEnd = 0;
  }

  /** Views a contiguous record. */
  public void reset(long address, int length) {
    cursor = null;
    base = address;
    local = length;
    size = length;
    parsed = 0;
    headerEnd = 0;
  }

  /** Whether the record has that column; rows written before ALTER TABLE ADD COLUMN lack it. */
  public boolean has(int column) {
    return column < parsed || parse(column);
  }

  /** The serial type of a column; NULL's for one that the record lacks. */
  public long serialType(int column) {
    return has(column) ? types[column] : SerialType.NULL;
  }

  /** The bytes of a column in the body; 0 for one that the record lacks. */
  public int length(int column) {
    return has(column) ? (int) SerialType.length(types[column]) : 0;
  }

  /** The value of a column whose {@link #serialType} is an INTEGER's. */
  public long longAt(int column) {
    return SerialType.integer(types[column], number(column));
  }

  /** The value of a column whose {@link #serialType} is REAL's. */
  public double doubleAt(int column) {
    return SerialType.real(number(column));
  }

  /** The address of the column's bytes when they are contiguous in the page, else 0. */
  public long addressOf(int column) {
    return has(column) && offsets[column] + SerialType.length(types[column]) <= local
        ? base + offsets[column]
        : 0;
  }

  /**
   * Decodes a column into a register. TEXT and BLOB refer to the page where they are contiguous
   * there, else to the register's scratch. A column that the record lacks leaves the register
   * alone: the caller puts the default value there.
   *
   * @return whether the record has the column
   */
  public boolean column(int column, Registers r, int register) {
    if (column >= parsed && !parse(column)) {
      return false;
    }
    long type = types[column];
    if (type >= SerialType.FIRST_BLOB) {
      bytes(column, (int) SerialType.length(type), (type & 1) != 0, r, register);
    } else if (type == SerialType.REAL) {
      r.setDouble(register, doubleAt(column));
    } else if (SerialType.isInteger(type)) {
      r.setLong(register, longAt(column));
    } else {
      r.setNull(register);
    }
    return true;
  }

  private void bytes(int column, int length, boolean text, Registers r, int register) {
    int offset = offsets[column];
    boolean contiguous = offset + length <= local;
    byte tag = text ? Registers.TEXT : Registers.BLOB;
    if (!text || encoding == TextEncoding.UTF8) {
      if (contiguous) {
        r.setReference(register, tag, base + offset, length);
        return;
      }
      long to = r.scratch(register, length);
      fetch(offset, length, to);
      r.setReference(register, tag, to, length);
      return;
    }
    long from = contiguous ? base + offset : fetched(offset, length);
    long to = r.scratch(register, encoding.maxDecodedBytes(length));
    r.setReference(register, tag, to, encoding.decode(from, length, to));
  }

  private long number(int column) {
    int offset = offsets[column];
    return offset + NUMBER_BYTES <= local || offset + SerialType.length(types[column]) <= local
        ? base + offset
        : fetched(offset, (int) SerialType.length(types[column]));
  }

  /** Bytes that are not contiguous in the page, in this decoder's buffer. */
  private long fetched(int offset, int byteCount) {
    long to = buffer.reserve(byteCount);
    fetch(offset, byteCount, to);
    return to;
  }

  private void fetch(int offset, int byteCount, long to) {
    Cursor source = cursor;
    if (source == null) {
      throw new IllegalStateException("a contiguous record has no other bytes");
    }
    source.readPayload(offset, byteCount, to);
  }

  private void start() {
    if (size <= 0 || local <= 0) {
      throw corrupt("an empty record");
    }
    long bytes = Memory.getByte(base);
    headerAt = 1;
    if (bytes < 0) {
      if (local < Varint.MAX_BYTES && local < size || Varint.length(base) > size) {
        throw corrupt("a record whose header length is cut");
      }
      bytes = Varint.get(base);
      headerAt = Varint.length(base);
    }
    if (bytes > size || bytes < headerAt || bytes > MAX_HEADER_BYTES) {
      throw corrupt("a record header of " + bytes + " bytes in a record of " + size);
    }
    headerEnd = (int) bytes;
    body = headerEnd;
    if (headerEnd > local && cursor != null) {
      base = cursor.payload();
      local = size;
    }
  }

  private boolean parse(int column) {
    if (headerEnd == 0) {
      start();
    }
    // In local variables, for the loop stores to arrays, behind which fields are read anew.
    int n = parsed;
    int at = headerAt;
    int end = headerEnd;
    int to = body;
    while (n <= column && at < end) {
      long type = Memory.getByte(base + at);
      if (type >= 0) {
        at++;
      } else {
        type = Varint.get(base + at);
        at += Varint.length(base + at);
        if (at > end) {
          throw corrupt("a record header that ends inside of a serial type");
        }
      }
      types[n] = type;
      offsets[n] = to;
      long bytes = SerialType.length(type);
      if (type < 0 || bytes > size - to) {
        throw corrupt("a field of serial type " + type + " that ends behind its record");
      }
      to += (int) bytes;
      n++;
    }
    parsed = n;
    headerAt = at;
    body = to;
    if (at == end && to != size) {
      throw corrupt("a record of " + size + " bytes whose fields have " + to);
    }
    return column < parsed;
  }

  private CorruptException corrupt(String what) {
    Cursor source = cursor;
    return FieldWalk.corrupt(
        source == null ? what : what + ", in the tree with root page " + source.root());
  }

  /** Frees the buffer; the decoder may be used again. */
  @Override
  public void close() {
    buffer.close();
  }
}
