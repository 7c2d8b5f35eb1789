package org.quiverdb.engine.exec.dml;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.RegisterSource;

/** The DEFAULT expressions of a table. */
final class Defaults {
  private Defaults() {}

  /** Per column the evaluator of its DEFAULT, null where there is none. */
  static @Nullable Evaluator[] compile(ChangeContext change, RegisterSource row) {
    @Nullable Evaluator[] defaults = new Evaluator[change.table().columns().size()];
    String sql = change.table().sql();
    for (Column column : change.table().columns()) {
      if (column.defaultValue() != null) {
        Binder binder = new Binder(change.session(), sql == null ? "" : sql);
        defaults[column.position()] =
            change.compiler().expression(binder.expression(column.defaultValue()));
      }
    }
    return defaults;
  }
}
