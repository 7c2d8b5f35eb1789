package org.quiverdb.loader.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes structs in Thrift's compact protocol. Fields must come in rising order. */
final class ThriftWriter {
  private static final int TRUE = 1;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> enclosing = new ArrayDeque<>();
  private int lastField;

  byte[] bytes() {
    return out.toByteArray();
  }

  ThriftWriter integer(int field, int value) {
    head(field, I32);
    zigzag(value);
    return this;
  }

  ThriftWriter longInteger(int field, long value) {
    head(field, I64);
    zigzag(value);
    return this;
  }

  ThriftWriter text(int field, String value) {
    head(field, BINARY);
    binary(value);
    return this;
  }

  ThriftWriter yes(int field) {
    head(field, TRUE);
    return this;
  }

  /** Begins a struct that is a field. */
  ThriftWriter begin(int field) {
    head(field, STRUCT);
    return beginElement();
  }

  /** Begins a struct that is an element of a list. */
  ThriftWriter beginElement() {
    enclosing.push(lastField);
    lastField = 0;
    return this;
  }

  /** Ends a struct, the outermost too. */
  ThriftWriter end() {
    out.write(0);
    lastField = enclosing.isEmpty() ? 0 : enclosing.pop();
    return this;
  }

  /** Begins a list of structs; exactly so many must follow. */
  ThriftWriter structs(int field, int count) {
    list(field, STRUCT, count);
    return this;
  }

  ThriftWriter integers(int field, int... values) {
    list(field, I32, values.length);
    for (int value : values) {
      zigzag(value);
    }
    return this;
  }

  ThriftWriter texts(int field, List<String> values) {
    list(field, BINARY, values.size());
    values.forEach(this::binary);
    return this;
  }

  private void list(int field, int type, int count) {
    head(field, LIST);
    if (count < 15) {
      out.write(count << 4 | type);
    } else {
      out.write(0xf0 | type);
      varint(count);
    }
  }

  private void head(int field, int type) {
    int delta = field - lastField;
    lastField = field;
    // All structs of the format number their fields densely enough for the short form.
    out.write(delta << 4 | type);
  }

  private void binary(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private void zigzag(long value) {
    varint(value << 1 ^ value >> 63);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
