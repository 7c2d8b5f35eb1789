package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.AccessPath;
import org.quiverdb.engine.sql.plan.JoinPlan;
import org.quiverdb.engine.sql.plan.JoinPlanner;
import org.quiverdb.engine.sql.plan.OrderWish;

/** Compiles the rows of one table that UPDATE and DELETE work on. */
final class RowsCompiler {
  private final CompileState state;

  RowsCompiler(CompileState state) {
    this.state = state;
  }

  MatchingRows compile(TableSource table, BoundSelect select) {
    BoundCore core = select.cores().get(0);
    JoinPlan plan = new JoinPlanner(core.from(), core.where(), state.use(), OrderWish.NONE).plan();
    Operator rows = new JoinCompiler(state).compile(plan);
    SourceRow row = state.row(table);
    if (row == null) {
      throw new IllegalStateException("a table without row");
    }
    List<Evaluator> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      boolean alias = i == table.table().rowidAlias();
      columns.add(row.column(alias ? Source.ROWID : i, state.newRegister()));
    }
    AccessPath path = plan.levels().get(0).path();
    Index index = path instanceof AccessPath.IndexSearch s ? s.index() : null;
    boolean tree =
        index != null && table.table().withoutRowid() && index == table.table().primaryKeyIndex();
    return new MatchingRows(
        state.closingNested(rows),
        table.table().withoutRowid() ? null : row.column(Source.ROWID, state.newRegister()),
        columns,
        tree ? null : index,
        plan.levels().get(0).oneRow(),
        path instanceof AccessPath.OrUnion);
  }
}
