package org.quiverdb.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.record.Registers;

/**
 * Makes programs whose rows are Java values computed when they run: EXPLAIN QUERY PLAN, pragmas.
 */
public final class RowsProgram {
  private RowsProgram() {}

  /**
   * A program of rows.
   *
   * @param names of the columns
   * @param rows computed at the beginning of each run; values are null, Long, Integer, Double,
   * String or byte[]
   */
  public static Program of(
      StatementCompiler compiler,
      List<String> names,
      Program.Access access,
      long schemaGeneration,
      Supplier<List<@Nullable Object[]>> rows) {
    int first = compiler.newRegisters(names.size());
    List<Program.OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(
          new Program.OutputColumn(names.get(i), null, null, null, null, new Held(first + i)));
    }
    return new Program(
        compiler.newContext(), new Rows(first, rows), columns, access, schemaGeneration);
  }

  /**
   * Puts a row of Java values into registers.
   *
   * @param first the register of the first value
   */
  public static void setRow(Registers r, int first, @Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      set(r, first + i, row[i]);
    }
  }

  private static void set(Registers r, int register, @Nullable Object value) {
    switch (value) {
      case null -> r.setNull(register);
      case Long v -> r.setLong(register, v);
      case Integer v -> r.setLong(register, v);
      case Boolean v -> r.setLong(register, v ? 1 : 0);
      case Double v -> r.setDouble(register, v);
      case byte[] v -> r.setBytes(register, Registers.BLOB, v);
      default -> r.setText(register, value.toString());
    }
  }

  /** A value that stands in its register already. */
  private static final class Held extends Evaluator {
    Held(int register) {
      super(register);
    }

    @Override
    public void eval(ExecContext x) {
      // The operator has set it.
    }
  }

  private static final class Rows extends Operator {
    private final int first;
    private final Supplier<List<@Nullable Object[]>> source;
    private List<@Nullable Object[]> rows = List.of();
    private int position;

    Rows(int first, Supplier<List<@Nullable Object[]>> source) {
      this.first = first;
      this.source = source;
    }

    @Override
    public void open(ExecContext x) {
      rows = List.of();
      position = -1;
    }

    @Override
    public boolean next(ExecContext x) {
      if (position < 0) {
        rows = source.get();
        position = 0;
      }
      if (position >= rows.size()) {
        return false;
      }
      setRow(x.registers, first, rows.get(position++));
      return true;
    }

    @Override
    public void close(ExecContext x) {
      rows = List.of();
    }
  }
}
