package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Check;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;

/** NOT NULL, CHECK and vector types of a new row: what one row decides alone. */
final class RowChecks {
  private record CheckEvaluator(Check check, Evaluator evaluator) {}

  private final Table table;
  private final RegisterSource row;
  private final ConflictClause orClause;
  private final List<CheckEvaluator> checks = new ArrayList<>();
  private final @Nullable Evaluator[] defaults;
  private final List<VectorCheck> vectors = new ArrayList<>();

  RowChecks(ChangeContext change, RegisterSource row, @Nullable Evaluator[] defaults) {
    this.table = change.table();
    this.row = row;
    this.orClause = change.orClause();
    this.defaults = defaults;
    List<Check> looked = change.session().ignoresChecks() ? List.of() : table.checks();
    for (Check check : looked) {
      checks.add(new CheckEvaluator(check, change.schemaExpression(row, check.expression())));
    }
    for (Column column : table.columns()) {
      if (column.vectorType() != null) {
        vectors.add(new VectorCheck(table, column, row.register(column.position())));
      }
    }
  }

  /**
   * Checks the row in its registers; OR REPLACE may put a default in the place of NULL.
   *
   * @throws RowIgnored when the row is to be skipped
   */
  void check(ExecContext x) {
    for (VectorCheck vector : vectors) {
      vector.check(x.registers);
    }
    for (Column column : table.columns()) {
      if (column.notNull() && !hasSubstitute(column)) {
        checkNotNull(x, column);
      }
    }
    // Those that REPLACE may mend come last, as in SQLite.
    for (Column column : table.columns()) {
      if (column.notNull() && hasSubstitute(column)) {
        checkNotNull(x, column);
      }
    }
    for (CheckEvaluator check : checks) {
      if (check.evaluator().test(x) == Evaluator.FALSE) {
        failCheck(check.check());
      }
    }
  }

  private boolean hasSubstitute(Column column) {
    return defaults[column.position()] != null
        && Conflicts.effective(orClause, column.notNullConflict()) == ConflictClause.REPLACE;
  }

  private void checkNotNull(ExecContext x, Column column) {
    int register = row.register(column.position());
    if (x.registers.tag[register] != Registers.NULL || column.position() == table.rowidAlias()) {
      return;
    }
    ConflictClause clause = Conflicts.effective(orClause, column.notNullConflict());
    if (clause == ConflictClause.REPLACE) {
      Evaluator value = defaults[column.position()];
      if (value != null) {
        value.eval(x);
        x.registers.alias(register, value.register);
        Affinities.apply(x.registers, register, column.affinity());
        if (x.registers.tag[register] != Registers.NULL) {
          return;
        }
      }
      clause = ConflictClause.ABORT;
    }
    if (clause == ConflictClause.IGNORE) {
      throw RowIgnored.INSTANCE;
    }
    throw Conflicts.error(
        ResultCode.CONSTRAINT_NOTNULL,
        "NOT NULL constraint failed: " + table.name() + "." + column.name(),
        clause);
  }

  private void failCheck(Check check) {
    ConflictClause clause = Conflicts.effective(orClause, ConflictClause.UNSPECIFIED);
    if (clause == ConflictClause.IGNORE) {
      throw RowIgnored.INSTANCE;
    }
    String what = check.name() == null ? check.text() : check.name();
    throw Conflicts.error(ResultCode.CONSTRAINT_CHECK, "CHECK constraint failed: " + what, clause);
  }
}
