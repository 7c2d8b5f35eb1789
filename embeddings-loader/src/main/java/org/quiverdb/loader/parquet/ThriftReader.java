package org.quiverdb.loader.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads structs in Thrift's compact protocol from an array. */
final class ThriftReader {
  private static final int DEPTH_MAX = 64;

  private final byte[] bytes;
  private final VarintReader in;
  private int depth;

  ThriftReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.in =
        new VarintReader(
            bytes,
            start,
            end,
            "the metadata breaks off",
            "the metadata holds a number that is too long");
  }

  /** Index behind what was read. */
  int position() {
    return in.position();
  }

  /** Reads a struct with all that is in it. */
  ThriftStruct struct() throws ParquetException {
    if (++depth > DEPTH_MAX) {
      throw new ParquetException("the metadata is nested too deeply");
    }
    ThriftStruct struct = new ThriftStruct();
    int field = 0;
    for (int head = in.next(); head != 0; head = in.next()) {
      int delta = head >>> 4;
      field = delta == 0 ? (int) in.zigzag() : field + delta;
      int type = head & 15;
      struct.put(field, type == 1 || type == 2 ? Boolean.valueOf(type == 1) : value(type));
    }
    depth--;
    return struct;
  }

  private Object value(int type) throws ParquetException {
    return switch (type) {
      case 1, 2 -> in.next() == 1;
      case 3 -> (long) (byte) in.next();
      case 4, 5, 6 -> in.zigzag();
      case 7 -> {
        in.skip(8);
        yield 0L;
      }
      case 8 -> binary();
      case 9, 10 -> list();
      case 11 -> map();
      case 12 -> struct();
      default -> throw new ParquetException("the metadata holds a value of unknown type " + type);
    };
  }

  private byte[] binary() throws ParquetException {
    int start = in.skip(in.varint());
    return Arrays.copyOfRange(bytes, start, in.position());
  }

  private List<Object> list() throws ParquetException {
    int head = in.next();
    long size = head >>> 4 == 15 ? in.varint() : head >>> 4;
    requireSize(size);
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      list.add(value(head & 15));
    }
    return list;
  }

  /** Maps are passed over: the format's metadata has none that matters. */
  private Boolean map() throws ParquetException {
    long size = in.varint();
    requireSize(size);
    if (size > 0) {
      int types = in.next();
      for (long i = 0; i < size; i++) {
        value(types >>> 4);
        value(types & 15);
      }
    }
    return true;
  }

  /** Every element takes a byte at least. */
  private void requireSize(long size) throws ParquetException {
    if (size < 0 || size > in.remaining()) {
      throw new ParquetException("the metadata announces " + size + " elements in too few bytes");
    }
  }
}
