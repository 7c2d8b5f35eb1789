package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.NumberText;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.Utf8;

/**
 * An argument seen as text: the bytes of a TEXT or BLOB where they lie, a number's text in a small
 * buffer of its own.
 */
final class TextView implements AutoCloseable {
  long address;
  int length;
  private long buffer;

  /** Looks at a register, which is not NULL. */
  TextView set(Registers r, int register) {
    if (r.tag[register] >= Registers.TEXT) {
      address = r.bits[register];
      length = r.length[register];
      return this;
    }
    if (buffer == 0) {
      buffer = NativeAllocator.allocate(NumberText.MAX_BYTES);
    }
    address = buffer;
    length =
        r.tag[register] == Registers.INTEGER
            ? NumberText.put(buffer, r.bits[register])
            : NumberText.put(buffer, r.getDouble(register));
    return this;
  }

  /** Cuts the view before the first zero byte, where C's strings end. */
  TextView cutAtZero() {
    length = Utf8.lengthToZero(address, length);
    return this;
  }

  long end() {
    return address + length;
  }

  /** The byte at an index, 0..255. */
  int byteAt(int index) {
    return Memory.getUnsignedByte(address + index);
  }

  @Override
  public void close() {
    if (buffer != 0) {
      NativeAllocator.free(buffer, NumberText.MAX_BYTES);
      buffer = 0;
    }
  }
}
