package org.quiverdb.engine.record;

import org.quiverdb.engine.memory.Memory;

/**
 * How TEXT is stored in a file (header offset 56). In registers TEXT is always UTF-8; the two
 * methods {@link #decode} and {@link #encode} are the border. Malformed text becomes U+FFFD, as in
 * SQLite.
 */
public enum TextEncoding {
  UTF8,
  UTF16LE,
  UTF16BE;

  private static final int REPLACEMENT = 0xFFFD;

  /**
   * The encoding of a header value; 0 (an empty file) and 1 are UTF-8.
   *
   * @throws IllegalArgumentException for values that no SQLite file has
   */
  public static TextEncoding of(int headerValue) {
    return switch (headerValue) {
      case 0, 1 -> UTF8;
      case 2 -> UTF16LE;
      case 3 -> UTF16BE;
      default -> throw new IllegalArgumentException("text encoding " + headerValue);
    };
  }

  /** 1, 2 or 3, as in the file header. */
  public int headerValue() {
    return ordinal() + 1;
  }

  /** The most bytes of UTF-8 that so many stored bytes can become. */
  public int maxDecodedBytes(int byteCount) {
    return this == UTF8 ? byteCount : Math.toIntExact(byteCount / 2 * 3L);
  }

  /** The most stored bytes that so many bytes of UTF-8 can become. */
  public long maxEncodedBytes(int byteCount) {
    return this == UTF8 ? byteCount : byteCount * 2L;
  }

  /**
   * Turns stored text into UTF-8 at another address; returns its bytes. A trailing odd byte is
   * ignored.
   */
  public int decode(long from, int byteCount, long to) {
    if (this == UTF8) {
      Memory.copy(from, to, byteCount);
      return byteCount;
    }
    long out = to;
    long end = from + (byteCount & ~1);
    long at = from;
    while (at < end) {
      int c = unit(at);
      at += 2;
      if (c >= 0xD800 && c < 0xE000 && at < end) {
        int low = unit(at);
        at += 2;
        c = (low & 0x3FF) + ((c & 0x3F) << 10) + (((c & 0x3C0) + 0x40) << 10);
      }
      out += Utf8.put(out, c);
    }
    return (int) (out - to);
  }

  private int unit(long address) {
    return this == UTF16BE
        ? Memory.getUnsignedShort(address)
        : Memory.getUnsignedByte(address) | Memory.getUnsignedByte(address + 1) << 8;
  }

  /** Turns UTF-8 into stored text at another address; returns its bytes. */
  public int encode(long from, int byteCount, long to) {
    if (this == UTF8) {
      Memory.copy(from, to, byteCount);
      return byteCount;
    }
    long out = to;
    long end = from + byteCount;
    long at = from;
    while (at < end) {
      int c = Utf8.get(at, end);
      at = Utf8.next(at, end);
      if (c > 0x10FFFF) {
        c = REPLACEMENT;
      }
      if (c <= 0xFFFF) {
        out = putUnit(out, c);
      } else {
        out = putUnit(out, 0xD800 | (c - 0x10000) >> 10);
        out = putUnit(out, 0xDC00 | c & 0x3FF);
      }
    }
    return (int) (out - to);
  }

  private long putUnit(long address, int unit) {
    if (this == UTF16BE) {
      Memory.putShort(address, unit);
    } else {
      Memory.putByte(address, unit);
      Memory.putByte(address + 1, unit >> 8);
    }
    return address + 2;
  }

  /** The bytes that {@link #encode} gives. */
  public int encodedLength(long from, int byteCount) {
    if (this == UTF8) {
      return byteCount;
    }
    long bytes = 0;
    long end = from + byteCount;
    for (long at = from; at < end; at = Utf8.next(at, end)) {
      int c = Utf8.get(at, end);
      bytes += c <= 0xFFFF || c > 0x10FFFF ? 2 : 4;
    }
    return Math.toIntExact(bytes);
  }
}
