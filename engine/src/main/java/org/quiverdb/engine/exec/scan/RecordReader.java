package org.quiverdb.engine.exec.scan;

import java.util.Arrays;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.Varint;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;

/**
 * Decodes fields of the record under a cursor, each when it is asked for. The header is read only as far as the highest field asked
 * for, and overflow pages only when a field continues on them. Source: "Record Format" of the file format document.
 *
 * <p>Invariant: fields 0..parsed-1 have their type in {@code types} and their place in {@code offsets}; both are inside of the
 * record.
 */
final class RecordReader {
  private static final byte[] FIXED_BYTES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
  private static final int FIRST_BLOB = 12;
  private static final int MAX_HEADER_BYTES = 1 << 20;

  private final Cursor cursor;
  private final boolean utf16;
  private final boolean bigEndian;
  private final long[] types;
  private final int[] offsets;
  private long base;
  private int available;
  private int size;
  private int parsed;
  private int headerAt;
  private int headerEnd;
  private int bodyAt;

  /**
   * @param fields the most fields that will be asked for
   * @param encoding of TEXT in the file, as DatabaseHeader has it
   */
  RecordReader(Cursor cursor, int fields, int encoding) {
    this.cursor = cursor;
    this.types = new long[fields];
    this.offsets = new int[fields + 1];
    this.utf16 = encoding == 2 || encoding == 3;
    this.bigEndian = encoding == 3;
  }

  /** To be called after the cursor moved. */
  void reset() {
    base = cursor.localAddress();
    available = cursor.localSize();
    size = cursor.payloadSize();
    parsed = 0;
    headerEnd = 0;
  }

  private void start() {
    if (size == 0 || available == 0) {
      throw corrupt("an empty record");
    }
    int first = Memory.getByte(base);
    if (first >= 0) {
      headerAt = 1;
      headerEnd = first;
    } else {
      long bytes = Varint.get(base);
      headerAt = Varint.length(base);
      headerEnd = (int) Math.min(bytes, Integer.MAX_VALUE);
    }
    if (headerEnd > size || headerEnd < headerAt || headerEnd > MAX_HEADER_BYTES) {
      throw corrupt("a record header of " + headerEnd + " bytes in " + size);
    }
    if (headerEnd > available) {
      whole();
    }
    bodyAt = headerEnd;
  }

  private void whole() {
    base = cursor.payload();
    available = size;
  }

  private CorruptException corrupt(String what) {
    return CorruptReports.record(cursor, what);
  }

  private void parse(int field) {
    if (headerEnd == 0) {
      start();
    }
    while (parsed <= field && headerAt < headerEnd) {
      long type = Memory.getByte(base + headerAt);
      if (type >= 0) {
        headerAt++;
      } else {
        type = Varint.get(base + headerAt);
        headerAt += Varint.length(base + headerAt);
        if (headerAt > headerEnd) {
          throw corrupt("a record header that ends inside of a type");
        }
      }
      types[parsed] = type;
      offsets[parsed] = bodyAt;
      long end = bodyAt + bytes(type);
      if (end > size || type < 0) {
        throw corrupt("a field that ends behind its record");
      }
      bodyAt = (int) end;
      parsed++;
    }
  }

  private static long bytes(long type) {
    return type < FIXED_BYTES.length
        ? FIXED_BYTES[(int) Math.max(0, type)]
        : type < FIRST_BLOB ? 0 : (type - FIRST_BLOB) >>> 1;
  }

  /** The number of fields that the record has, at most as many as were announced. */
  boolean has(int field) {
    parse(field);
    return field < parsed;
  }

  /** Decodes a field into a register; text and blobs point into the page. False if the record has no such field. */
  boolean read(int field, Registers r, int register) {
    if (field >= parsed) {
      parse(field);
      if (field >= parsed) {
        return false;
      }
    }
    long type = types[field];
    int offset = offsets[field];
    if (type >= FIRST_BLOB) {
      bytes(r, register, type, offset);
      return true;
    }
    if (offset + FIXED_BYTES[(int) Math.min(type, 9)] > available) {
      whole();
    }
    number(r, register, (int) type, base + offset);
    return true;
  }

  private void number(Registers r, int register, int type, long at) {
    switch (type) {
      case 1 -> r.setLong(register, Memory.getByte(at));
      case 2 -> r.setLong(register, Memory.getShort(at));
      case 3 -> r.setLong(register, Memory.getByte(at) << 16 | Memory.getUnsignedShort(at + 1));
      case 4 -> r.setLong(register, Memory.getInt(at));
      case 5 ->
          r.setLong(
              register,
              (long) Memory.getShort(at) << 32 | Memory.getInt(at + 2) & 0xffffffffL);
      case 6 -> r.setLong(register, Memory.getLong(at));
      case 7 -> r.setDouble(register, Double.longBitsToDouble(Memory.getLong(at)));
      case 8 -> r.setLong(register, 0);
      case 9 -> r.setLong(register, 1);
      default -> r.setNull(register);
    }
  }

  private void bytes(Registers r, int register, long type, int offset) {
    int length = (int) ((type - FIRST_BLOB) >>> 1);
    if (offset + length > available) {
      whole();
    }
    boolean text = (type & 1) != 0;
    if (text && utf16) {
      Utf16.decode(base + offset, length, bigEndian, r, register);
      return;
    }
    r.setReference(register, text ? Registers.TEXT : Registers.BLOB, base + offset, length);
  }

  /** Forgets what was parsed, so that nothing points to a page any more. */
  void clear() {
    Arrays.fill(types, 0);
    parsed = 0;
    headerEnd = 0;
  }
}
