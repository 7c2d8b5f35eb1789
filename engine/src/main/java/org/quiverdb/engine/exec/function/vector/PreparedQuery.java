package org.quiverdb.engine.exec.function.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * A query vector that was prepared from an argument, with a copy of that argument's bytes to know
 * it by.
 *
 * @param side 0 or 1: which argument it was
 * @param tag TEXT or BLOB
 */
record PreparedQuery(int side, byte tag, MemorySegment bytes, QueryKernel kernel) {

  /** Prepares the argument of one side; a TEXT takes the type of the other side. */
  static PreparedQuery prepare(DistanceMetric metric, Registers r, int first, int side) {
    int query = first + side;
    int other = first + 1 - side;
    VectorType type = VectorType.FLOAT32;
    if (r.tag[query] == Registers.BLOB) {
      type = VectorBlob.header(Memory.SEG, r.bits[query], r.length[query]).type();
    } else if (r.tag[other] == Registers.BLOB) {
      type = VectorBlob.header(Memory.SEG, r.bits[other], r.length[other]).type();
    }
    byte[] blob = VectorArgument.toBlob(r, query, type);
    MemorySegment copy = Arena.ofAuto().allocate(Math.max(1, r.length[query]));
    MemorySegment.copy(Memory.SEG, r.bits[query], copy, 0, r.length[query]);
    return new PreparedQuery(
        side, r.tag[query], copy.asSlice(0, r.length[query]), Kernels.prepare(metric, blob));
  }

  /** Whether a register holds the bytes that this was prepared from. */
  boolean isOf(Registers r, int register) {
    long address = r.bits[register];
    int length = r.length[register];
    return r.tag[register] == tag
        && length == bytes.byteSize()
        && MemorySegment.mismatch(Memory.SEG, address, address + length, bytes, 0, length) < 0;
  }
}
