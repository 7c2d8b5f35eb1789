package org.quiverdb.engine.exec.join;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.exec.row.RowHash;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.exec.scan.KeyPart;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/**
 * The rows of a source whose columns equal given values, from a hash table that is made of all its
 * rows at the first use in each execution: SQLite's automatic index. Rows of equal keys come in the
 * order of the source.
 */
public final class HashJoin extends Operator {
  private final Operator source;
  private final Evaluator[] columns;
  private final int[] keyColumns;
  private final KeyPart[] keys;
  private final KeptRow row;
  private final int[] probe;
  private final RowHash heads;
  private final RowStore store = new RowStore();
  private final int[] copied;
  private long[] rows = new long[64];
  private int[] following = new int[64];
  private int[] first = new int[64];
  private int[] last = new int[64];
  private int count;
  private int current = -1;
  private long run = -1;

  /**
   * @param columns all columns of the source, in the order of {@code row}
   * @param keyColumns which of them are compared
   * @param keys with what
   * @param firstRegister of as many registers as there are keys, of this operator's own
   */
  public HashJoin(
      Operator source,
      Evaluator[] columns,
      int[] keyColumns,
      KeyPart[] keys,
      Collation[] collations,
      KeptRow row,
      int firstRegister) {
    this.source = source;
    this.columns = columns;
    this.keyColumns = keyColumns;
    this.keys = keys;
    this.row = row;
    this.heads = new RowHash(collations);
    this.probe = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      probe[i] = firstRegister + i;
    }
    this.copied = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      copied[i] = columns[i].register;
    }
  }

  private void build(ExecContext x) {
    clear();
    Registers r = x.registers;
    int[] keyRegisters = new int[keyColumns.length];
    for (int i = 0; i < keyColumns.length; i++) {
      keyRegisters[i] = columns[keyColumns[i]].register;
    }
    source.open(x);
    while (source.next(x)) {
      for (Evaluator column : columns) {
        column.eval(x);
      }
      append(heads.findOrAdd(r, keyRegisters), store.add(r, copied));
    }
    source.close(x);
    run = x.run();
  }

  private void append(int head, long address) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
      following = Arrays.copyOf(following, count * 2);
    }
    if (head >= first.length) {
      first = Arrays.copyOf(first, first.length * 2);
      last = Arrays.copyOf(last, last.length * 2);
    }
    rows[count] = address;
    following[count] = -1;
    if (heads.wasAdded()) {
      first[head] = count;
    } else {
      following[last[head]] = count;
    }
    last[head] = count++;
  }

  @Override
  public void open(ExecContext x) {
    if (run != x.run()) {
      build(x);
    }
    current = -1;
    Registers r = x.registers;
    for (int i = 0; i < keys.length; i++) {
      @Nullable Evaluator value = keys[i].value();
      if (value == null) {
        r.setNull(probe[i]);
        continue;
      }
      value.eval(x);
      r.alias(probe[i], value.register);
      if (keys[i].affinity() != null) {
        Values.applyComparison(r, probe[i], keys[i].affinity());
      }
      if (r.tag[probe[i]] == Registers.NULL && !keys[i].nullMatches()) {
        return;
      }
    }
    int head = heads.find(r, probe);
    current = head < 0 ? -1 : first[head];
  }

  @Override
  public boolean next(ExecContext x) {
    if (current < 0) {
      return false;
    }
    x.tick();
    row.load(rows[current], x.registers);
    current = following[current];
    return true;
  }

  private void clear() {
    heads.clear();
    store.clear();
    count = 0;
    run = -1;
  }

  @Override
  public void close(ExecContext x) {
    source.close(x);
    clear();
  }
}
