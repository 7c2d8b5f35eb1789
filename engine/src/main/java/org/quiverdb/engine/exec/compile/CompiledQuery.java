package org.quiverdb.engine.exec.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.sql.bind.SourceColumn;

/**
 * A query as operators. After each {@code operator().next(x)}, {@link #evaluate} computes the row's
 * columns.
 */
public final class CompiledQuery {
  /**
   * A column of the result.
   *
   * @param declaredType the type of the table column that it shows unchanged, or null
   * @param origin that table column, or null
   * @param affinity of the expression, or null for none
   */
  public record Column(
      String name,
      @Nullable String declaredType,
      SourceColumn.@Nullable Origin origin,
      @Nullable Affinity affinity,
      Evaluator value) {}

  private final Operator operator;
  private final List<Column> columns;

  CompiledQuery(Operator operator, List<Column> columns) {
    this.operator = operator;
    this.columns = List.copyOf(columns);
  }

  public Operator operator() {
    return operator;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The register of a column's value, after {@link #evaluate}. */
  public int register(int column) {
    return columns.get(column).value().register;
  }

  /** Computes all columns of the current row. */
  public void evaluate(ExecContext x) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).value().eval(x);
    }
  }
}
