package org.quiverdb.engine.exec.function.vector;

import java.lang.foreign.MemorySegment;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorEncoder;
import org.quiverdb.vector.text.VectorText;

/** A vector given to a function: the bytes of a BLOB where they lie, or what a TEXT means. */
record VectorArgument(MemorySegment segment, long offset, int length, VectorHeader header) {

  /** A register's vector; TEXT is read as float32. */
  static VectorArgument of(Registers r, int register) {
    if (r.tag[register] == Registers.BLOB) {
      long address = r.bits[register];
      int length = r.length[register];
      return new VectorArgument(
          Memory.SEG, address, length, VectorBlob.header(Memory.SEG, address, length));
    }
    byte[] blob = toBlob(r, register, VectorType.FLOAT32);
    return new VectorArgument(MemorySegment.ofArray(blob), 0, blob.length, VectorBlob.header(blob));
  }

  /** A register's vector as a blob of a type. */
  static byte[] toBlob(Registers r, int register, VectorType type) {
    long address = r.bits[register];
    int length = r.length[register];
    return switch (r.tag[register]) {
      case Registers.TEXT -> VectorText.toBlob(type, Memory.SEG, address, length);
      case Registers.BLOB -> VectorEncoder.convert(type, Memory.SEG, address, length);
      case Registers.INTEGER -> throw unexpected("INTEGER");
      case Registers.REAL -> throw unexpected("FLOAT");
      default -> throw unexpected("NULL");
    };
  }

  private static VectorException unexpected(String type) {
    return new VectorException(
        "vector: unexpected value type: got " + type + ", expected TEXT or BLOB");
  }
}
