package org.quiverdb.engine.sql.plan;

import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.bind.AggregateCall;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.FunctionSource;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.QuerySource;
import org.quiverdb.engine.sql.bind.ResultColumn;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.Walk;

/**
 * Which columns of which sources a query reads anywhere, also inside of its subqueries, and the
 * table whose rows the statement changes.
 */
public final class SourceUse {
  private final Map<Source, BitSet> columns = new IdentityHashMap<>();
  private final Set<BoundExpr.Column> all = new LinkedHashSet<>();
  private final Set<Source> changed = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Adds everything that a query reads. */
  public SourceUse add(BoundSelect select) {
    for (BoundCore core : select.cores()) {
      add(core);
    }
    for (OrderTerm term : select.orderBy()) {
      add(term.expr());
    }
    add(select.limit());
    add(select.offset());
    return this;
  }

  private void add(BoundCore core) {
    for (JoinItem item : core.from()) {
      item.on().forEach(this::add);
      if (item.source() instanceof QuerySource q) {
        add(q.query());
      } else if (item.source() instanceof FunctionSource f) {
        f.arguments().forEach(this::add);
      }
    }
    for (ResultColumn column : core.columns()) {
      add(column.expr());
    }
    add(core.where());
    add(core.having());
    core.groupBy().forEach(this::add);
    for (AggregateCall call : core.aggregates()) {
      call.arguments().forEach(this::add);
      add(call.filter());
      call.orderBy().forEach(t -> add(t.expr()));
    }
    if (core.rows() != null) {
      for (List<BoundExpr> row : core.rows()) {
        row.forEach(this::add);
      }
    }
  }

  /** Adds what an expression reads. */
  public void add(@Nullable BoundExpr expr) {
    if (expr == null) {
      return;
    }
    if (expr instanceof BoundExpr.Column c) {
      all.add(c);
      if (c.index() >= 0) {
        columns.computeIfAbsent(c.source(), s -> new BitSet()).set(c.index());
      }
      return;
    }
    Walk.queries(expr).forEach(this::add);
    Walk.children(expr).forEach(this::add);
  }

  /** Says that the rows of a source are changed or deleted. */
  public void addChanged(Source source) {
    changed.add(source);
  }

  /** Whether the rows of a source are changed or deleted. */
  public boolean isChanged(Source source) {
    return changed.contains(source);
  }

  /** Every column that is read, rowids included, in the order in which they were found. */
  public Set<BoundExpr.Column> columns() {
    return all;
  }

  /** The columns of a source that are read; the rowid is not counted. */
  public BitSet of(Source source) {
    return columns.getOrDefault(source, new BitSet());
  }
}
