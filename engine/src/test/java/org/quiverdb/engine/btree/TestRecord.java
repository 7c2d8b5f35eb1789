package org.quiverdb.engine.btree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;

/** Records of SQLite's format, just enough for tests below the record layer. */
final class TestRecord {
  private TestRecord() {}

  /** A record of NULLs, Longs, Strings and byte arrays. */
  static byte[] encode(Object... values) {
    ByteArrayOutputStream types = new ByteArrayOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Object value : values) {
      if (value instanceof Long number) {
        varint(types, 6);
        for (int i = 56; i >= 0; i -= 8) {
          body.write((int) (number >> i));
        }
      } else if (value instanceof byte[] bytes) {
        varint(types, 12 + 2L * bytes.length);
        body.writeBytes(bytes);
      } else if (value instanceof String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(types, 13 + 2L * bytes.length);
        body.writeBytes(bytes);
      } else {
        varint(types, 0);
      }
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int header = types.size() + 1;
    if (header > 127) {
      throw new IllegalArgumentException("too many columns for a test record");
    }
    all.write(header);
    all.writeBytes(types.toByteArray());
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }

  private static void varint(ByteArrayOutputStream to, long value) {
    for (int shift = 7 * (Varint.size(value) - 1); shift > 0; shift -= 7) {
      to.write((int) (value >>> shift) & 0x7f | 0x80);
    }
    to.write((int) value & 0x7f);
  }

  /** The bytes behind the header: the blob of a record that holds one blob. */
  static byte[] blob(byte[] record) {
    return Arrays.copyOfRange(record, record[0], record.length);
  }

  static int compareBlobs(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, a[0], a.length, b, b[0], b.length);
  }

  static int compareBlobs(long a, int aLength, long b, int bLength) {
    int skipA = Memory.getByte(a);
    int skipB = Memory.getByte(b);
    return Memory.compare(a + skipA, aLength - skipA, b + skipB, bLength - skipB);
  }
}
