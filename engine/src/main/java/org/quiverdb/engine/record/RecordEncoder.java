package org.quiverdb.engine.record;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Varint;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.GrowingBuffer;
import org.quiverdb.engine.memory.Memory;

/**
 * Makes records of consecutive registers, in a buffer that is reused: what {@link #address} and
 * {@link #length} name is valid until the next {@link #encode}. Not thread-safe.
 */
public final class RecordEncoder implements AutoCloseable {
  private static final int MAX_RECORD_BYTES = 1_000_000_000;

  private final TextEncoding encoding;
  private final boolean shortConstants;
  private final GrowingBuffer buffer = new GrowingBuffer();
  private long[] types = new long[16];
  private int length;

  /** For files of schema format 4. */
  public RecordEncoder(TextEncoding encoding) {
    this(encoding, true);
  }

  /**
   * @param shortConstants whether 0 and 1 are stored as a serial type alone, which files of a
   * schema
   *     format before 4 do not know
   */
  public RecordEncoder(TextEncoding encoding, boolean shortConstants) {
    this.encoding = encoding;
    this.shortConstants = shortConstants;
  }

  /** The address of the last record. */
  public long address() {
    return buffer.address();
  }

  /** The bytes of the last record. */
  public int length() {
    return length;
  }

  /** As the other, without columns of REAL affinity. */
  public void encode(Registers r, int first, int count) {
    encode(r, first, count, null);
  }

  /**
   * Makes the record of registers first..first+count-1.
   *
   * @param affinities of the columns, already applied to the values: a whole number in a column of
   *     REAL affinity is stored as an INTEGER, which saves space. SQLite does so only in a table
   *     without indexes; null for the records of other tables and of indexes. Fields beyond the
   *     array have none.
   * @throws SqlException TOOBIG when the record is too long
   */
  public void encode(Registers r, int first, int count, Affinity @Nullable [] affinities) {
    if (types.length < count) {
      types = new long[count * 2];
    }
    long body = 0;
    long header = 0;
    for (int i = 0; i < count; i++) {
      boolean real = affinities != null && i < affinities.length && affinities[i] == Affinity.REAL;
      long type = type(r, first + i, real);
      types[i] = type;
      header += type < 0x80 ? 1 : Varint.size(type);
      body += SerialType.length(type);
    }
    long headerBytes = headerBytes(header);
    if (headerBytes + body > MAX_RECORD_BYTES) {
      throw new SqlException(ResultCode.TOOBIG, ResultCode.TOOBIG.text());
    }
    length = (int) (headerBytes + body);
    long start = buffer.reserve(length);
    write(r, first, count, headerBytes, start);
  }

  /** The header's length counts itself. */
  private static long headerBytes(long typeBytes) {
    long total = typeBytes + 1;
    while (Varint.size(total) != total - typeBytes) {
      total++;
    }
    return total;
  }

  private long type(Registers r, int register, boolean realColumn) {
    return switch (r.tag[register]) {
      case Registers.NULL -> SerialType.NULL;
      case Registers.INTEGER -> integerType(r.bits[register]);
      case Registers.REAL -> realColumn ? realType(r.getDouble(register)) : SerialType.REAL;
      case Registers.TEXT ->
          SerialType.FIRST_BLOB
              + 1
              + 2L * encoding.encodedLength(r.bits[register], r.length[register]);
      default -> SerialType.FIRST_BLOB + 2L * r.length[register];
    };
  }

  /** The type of a whole number of up to 48 bits is an INTEGER's, also that of -0.0. */
  private long realType(double value) {
    long whole = (long) value;
    if (whole != value) {
      return SerialType.REAL;
    }
    int type = integerType(whole);
    return type == SerialType.INTEGER_8_BYTES ? SerialType.REAL : type;
  }

  private int integerType(long value) {
    int type = SerialType.ofInteger(value);
    return type >= SerialType.ZERO && !shortConstants ? 1 : type;
  }

  private void write(Registers r, int first, int count, long headerBytes, long start) {
    long header = start + Varint.put(start, headerBytes);
    long body = start + headerBytes;
    for (int i = 0; i < count; i++) {
      long type = types[i];
      header += Varint.put(header, type);
      body += put(r, first + i, type, body);
    }
  }

  private long put(Registers r, int register, long type, long to) {
    if (type >= SerialType.FIRST_BLOB) {
      int byteCount = r.length[register];
      if (r.tag[register] == Registers.TEXT) {
        return encoding.encode(r.bits[register], byteCount, to);
      }
      Memory.copy(r.bits[register], to, byteCount);
      return byteCount;
    }
    if (type == SerialType.REAL) {
      Memory.putLong(to, r.bits[register]);
      return Double.BYTES;
    }
    long value =
        r.tag[register] == Registers.REAL ? (long) r.getDouble(register) : r.bits[register];
    return SerialType.putInteger((int) type, to, value);
  }

  @Override
  public void close() {
    buffer.close();
  }
}
