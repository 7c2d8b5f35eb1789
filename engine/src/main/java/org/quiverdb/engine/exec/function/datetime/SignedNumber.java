package org.quiverdb.engine.exec.function.datetime;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.NumberText;

/** Numbers in time values and modifiers, read as SQL reads them. */
final class SignedNumber {
  private SignedNumber() {}

  /** The number that a text is as a whole, or null. */
  static @Nullable Double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    long address = NativeAllocator.allocate(bytes.length);
    try {
      Memory.copyIn(bytes, 0, address, bytes.length);
      return NumberText.kind(address, bytes.length) > NumberText.NONE
          ? (Double) NumberText.toDouble(address, bytes.length)
          : null;
    } finally {
      NativeAllocator.free(address, bytes.length);
    }
  }
}
