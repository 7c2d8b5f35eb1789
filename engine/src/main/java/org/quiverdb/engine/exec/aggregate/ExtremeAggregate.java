package org.quiverdb.engine.exec.aggregate;

import java.util.Arrays;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;

/** {@code min(x)} and {@code max(x)}; the first of equal values stays. */
public final class ExtremeAggregate extends Aggregate {
  private final Evaluator argument;
  private final boolean max;
  private final Collation collation;
  private Registers best = new Registers(16);
  private long[] block = new long[16];
  private int[] blockBytes = new int[16];

  public ExtremeAggregate(Evaluator argument, boolean max, Collation collation) {
    this.argument = argument;
    this.max = max;
    this.collation = collation;
  }

  @Override
  boolean step(ExecContext x, int g) {
    argument.eval(x);
    Registers r = x.registers;
    int value = argument.register;
    if (r.tag[value] == Registers.NULL) {
      return !hasValue(g);
    }
    if (g >= best.count()) {
      grow(g);
    }
    if (best.tag[g] != Registers.NULL) {
      int order = ValueCompare.compare(r, value, best, g, collation);
      if (max ? order <= 0 : order >= 0) {
        return false;
      }
    }
    keep(r, value, g);
    return true;
  }

  @Override
  boolean hasValue(int g) {
    return g < best.count() && best.tag[g] != Registers.NULL;
  }

  private void keep(Registers r, int value, int g) {
    byte tag = r.tag[value];
    if (tag < Registers.TEXT) {
      best.tag[g] = tag;
      best.bits[g] = r.bits[value];
      return;
    }
    int length = r.length[value];
    if (block[g] == 0 || blockBytes[g] < length) {
      if (block[g] != 0) {
        NativeAllocator.free(block[g], blockBytes[g]);
      }
      block[g] = NativeAllocator.allocate(length);
      blockBytes[g] = (int) Math.min(Integer.MAX_VALUE, NativeAllocator.roundUp(length));
    }
    Memory.copy(r.bits[value], block[g], length);
    best.setReference(g, tag, block[g], length);
  }

  private void grow(int group) {
    int size = Math.max(group + 1, best.count() * 2);
    Registers larger = new Registers(size);
    System.arraycopy(best.tag, 0, larger.tag, 0, best.count());
    System.arraycopy(best.bits, 0, larger.bits, 0, best.count());
    System.arraycopy(best.length, 0, larger.length, 0, best.count());
    best = larger;
    block = Arrays.copyOf(block, size);
    blockBytes = Arrays.copyOf(blockBytes, size);
  }

  @Override
  void result(ExecContext x, int g, int register) {
    if (g >= best.count()) {
      x.registers.setNull(register);
    } else {
      x.registers.tag[register] = best.tag[g];
      x.registers.bits[register] = best.bits[g];
      x.registers.length[register] = best.length[g];
    }
  }

  @Override
  void clear() {
    for (int i = 0; i < block.length; i++) {
      if (block[i] != 0) {
        NativeAllocator.free(block[i], blockBytes[i]);
        block[i] = 0;
      }
    }
    Arrays.fill(best.tag, Registers.NULL);
  }
}
