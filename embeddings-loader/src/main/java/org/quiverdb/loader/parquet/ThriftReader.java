package org.quiverdb.loader.parquet;

import java.util.ArrayList;
import java.util.List;

/** Reads structs in Thrift's compact protocol from an array. */
final class ThriftReader {
  private static final int DEPTH_MAX = 64;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int depth;

  ThriftReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** Index behind what was read. */
  int position() {
    return at;
  }

  /** Reads a struct with all that is in it. */
  ThriftStruct struct() throws ParquetException {
    if (++depth > DEPTH_MAX) {
      throw new ParquetException("the metadata is nested too deeply");
    }
    ThriftStruct struct = new ThriftStruct();
    int field = 0;
    for (int head = next(); head != 0; head = next()) {
      int delta = head >>> 4;
      field = delta == 0 ? (int) zigzag() : field + delta;
      int type = head & 15;
      struct.put(field, type == 1 || type == 2 ? Boolean.valueOf(type == 1) : value(type));
    }
    depth--;
    return struct;
  }

  private Object value(int type) throws ParquetException {
    return switch (type) {
      case 1, 2 -> next() == 1;
      case 3 -> (long) (byte) next();
      case 4, 5, 6 -> zigzag();
      case 7 -> {
        take(8);
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
    long length = varint();
    byte[] value = new byte[take(length)];
    System.arraycopy(bytes, at - value.length, value, 0, value.length);
    return value;
  }

  private List<Object> list() throws ParquetException {
    int head = next();
    long size = head >>> 4 == 15 ? varint() : head >>> 4;
    requireSize(size);
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      list.add(value(head & 15));
    }
    return list;
  }

  /** Maps are passed over: the format's metadata has none that matters. */
  private Boolean map() throws ParquetException {
    long size = varint();
    requireSize(size);
    if (size > 0) {
      int types = next();
      for (long i = 0; i < size; i++) {
        value(types >>> 4);
        value(types & 15);
      }
    }
    return true;
  }

  /** Every element takes a byte at least. */
  private void requireSize(long size) throws ParquetException {
    if (size < 0 || size > end - at) {
      throw new ParquetException("the metadata announces " + size + " elements in too few bytes");
    }
  }

  private int take(long count) throws ParquetException {
    if (count < 0 || count > end - at) {
      throw new ParquetException("the metadata breaks off");
    }
    at += (int) count;
    return (int) count;
  }

  private int next() throws ParquetException {
    if (at >= end) {
      throw new ParquetException("the metadata breaks off");
    }
    return bytes[at++] & 0xff;
  }

  private long varint() throws ParquetException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = next();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new ParquetException("the metadata holds a number that is too long");
  }

  private long zigzag() throws ParquetException {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }
}
