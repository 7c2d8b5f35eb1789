package org.quiverdb.engine.exec.function;

import java.nio.charset.StandardCharsets;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.Registers;

/**
 * Short texts that live in native memory for the life of the process, so that a function can answer
 * with them at no cost.
 */
final class Constants {
  private static final long[] TYPE_NAMES = {
    store("null"), store("integer"), store("real"), store("text"), store("blob")
  };
  private static final int[] TYPE_NAME_BYTES = {4, 7, 4, 4, 4};

  private Constants() {}

  private static long store(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long address = NativeAllocator.allocate(bytes.length);
    Memory.copyIn(bytes, 0, address, bytes.length);
    return address;
  }

  /** Leaves the name of a storage class in a register. */
  static void typeName(Registers r, byte tag, int result) {
    r.setReference(result, Registers.TEXT, TYPE_NAMES[tag], TYPE_NAME_BYTES[tag]);
  }
}
