package org.quiverdb.engine.exec.subquery;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.exec.row.RowHash;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/**
 * The rows that the right side of an IN stands for, without duplicates. One that is not correlated
 * is made once per execution.
 */
public final class ValueSet {
  private final @Nullable Operator operator;
  private final Evaluator[] values;
  private final @Nullable Affinity[] affinities;
  private final int width;
  private final boolean correlated;
  private final RowHash rows;
  private final int[] registers;
  private boolean anyNull;
  private boolean anyRow;
  private long run = -1;

  /**
   * @param operator the query whose rows are the set, or null when every one of {@code values} is
   * an element
   * @param values the columns of the query, or the elements
   * @param width values per row
   * @param firstRegister of {@code width} registers of the set's own
   */
  public ValueSet(
      @Nullable Operator operator,
      Evaluator[] values,
      @Nullable Affinity[] affinities,
      Collation[] collations,
      boolean correlated,
      int firstRegister) {
    this.operator = operator;
    this.values = values;
    this.affinities = affinities;
    this.width = collations.length;
    this.correlated = correlated;
    this.rows = new RowHash(collations);
    this.registers = new int[width];
    for (int i = 0; i < width; i++) {
      registers[i] = firstRegister + i;
    }
  }

  /** Makes the set if it is not there yet. */
  public void fill(ExecContext x) {
    if (!correlated && run == x.run()) {
      return;
    }
    run = x.run();
    rows.clear();
    anyNull = false;
    anyRow = false;
    if (operator == null) {
      for (Evaluator value : values) {
        add(x, value, null);
      }
      return;
    }
    operator.open(x);
    while (operator.next(x)) {
      add(x, values[0], values);
    }
    operator.close(x);
  }

  private void add(ExecContext x, Evaluator single, Evaluator @Nullable [] row) {
    Registers r = x.registers;
    anyRow = true;
    boolean hasNull = false;
    for (int i = 0; i < width; i++) {
      Evaluator value = row == null ? single : row[i];
      value.eval(x);
      convert(r, value.register, i);
      hasNull |= r.tag[registers[i]] == Registers.NULL;
    }
    if (hasNull) {
      anyNull = true;
    }
    if (!hasNull || width > 1) {
      rows.findOrAdd(r, registers);
    }
  }

  private void convert(Registers r, int from, int i) {
    r.alias(registers[i], from);
    Affinity affinity = affinities[i];
    if (affinity != null) {
      Values.applyComparison(r, registers[i], affinity);
    }
  }

  /** How many different rows there are, those with NULLs included for rows of several values. */
  public int count() {
    return rows.count();
  }

  /** The rows in ascending order; for sets of single values, NULL is not among them. */
  public long[] sorted() {
    return rows.sorted();
  }

  /** Whether a row is in the set: TRUE, FALSE, or UNKNOWN when NULLs leave it open. */
  int contains(ExecContext x, Evaluator[] operands) {
    Registers r = x.registers;
    boolean operandNull = false;
    for (int i = 0; i < width; i++) {
      operands[i].eval(x);
      operandNull |= r.tag[operands[i].register] == Registers.NULL;
    }
    fill(x);
    if (!anyRow) {
      return Evaluator.FALSE;
    }
    for (int i = 0; i < width; i++) {
      convert(r, operands[i].register, i);
    }
    if (!operandNull && rows.find(r, registers) >= 0) {
      return Evaluator.TRUE;
    }
    if (!operandNull && !anyNull) {
      return Evaluator.FALSE;
    }
    return width == 1 || possible(r) ? Evaluator.UNKNOWN : Evaluator.FALSE;
  }

  /** Whether some row differs from the registers in nothing but NULLs. */
  private boolean possible(Registers r) {
    for (int n = 0; n < rows.count(); n++) {
      if (rows.mayEqual(n, r, registers)) {
        return true;
      }
    }
    return false;
  }

  /** Frees the set. */
  public void clear() {
    rows.clear();
    run = -1;
  }
}
