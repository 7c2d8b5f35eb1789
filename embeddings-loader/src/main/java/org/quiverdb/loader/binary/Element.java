package org.quiverdb.loader.binary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one number of a vector is stored in a binary file. */
enum Element {
  UINT8(1),
  INT8(1),
  INT16_BIG(2),
  INT32_BIG(4),
  FLOAT16_LITTLE(2),
  FLOAT32_LITTLE(4),
  FLOAT32_BIG(4),
  FLOAT64_LITTLE(8),
  FLOAT64_BIG(8);

  private static final VarHandle SHORT_LITTLE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final int bytes;

  Element(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one number. */
  int bytes() {
    return bytes;
  }

  /**
   * Converts {@code count} numbers at index {@code at}; doubles and integers go to the nearest
   * float.
   */
  void read(byte[] source, int at, float[] target, int count) {
    ByteBuffer buffer = ByteBuffer.wrap(source, at, count * bytes);
    switch (this) {
      case UINT8 -> {
        for (int i = 0; i < count; i++) {
          target[i] = source[at + i] & 0xff;
        }
      }
      case INT8 -> {
        for (int i = 0; i < count; i++) {
          target[i] = source[at + i];
        }
      }
      case INT16_BIG -> {
        for (int i = 0; i < count; i++) {
          target[i] = buffer.getShort();
        }
      }
      case INT32_BIG -> {
        for (int i = 0; i < count; i++) {
          target[i] = buffer.getInt();
        }
      }
      case FLOAT16_LITTLE -> {
        for (int i = 0; i < count; i++) {
          target[i] = Float.float16ToFloat((short) SHORT_LITTLE.get(source, at + 2 * i));
        }
      }
      case FLOAT32_LITTLE, FLOAT32_BIG ->
          buffer.order(order()).asFloatBuffer().get(target, 0, count);
      case FLOAT64_LITTLE, FLOAT64_BIG -> {
        buffer.order(order());
        for (int i = 0; i < count; i++) {
          target[i] = (float) buffer.getDouble();
        }
      }
    }
  }

  private ByteOrder order() {
    return this == FLOAT32_BIG || this == FLOAT64_BIG
        ? ByteOrder.BIG_ENDIAN
        : ByteOrder.LITTLE_ENDIAN;
  }
}
