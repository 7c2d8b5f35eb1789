package org.quiverdb.engine.sql.bind;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.Select;

/**
 * A bound query. Equal only to itself. {@link Flattener} may change it before it is planned; nobody
 * else does.
 */
public final class BoundSelect {
  private List<BoundCore> cores;
  private final List<Select.CompoundOperator> operators;
  private List<OrderTerm> orderBy;
  private final @Nullable BoundExpr limit;
  private final @Nullable BoundExpr offset;
  private final Set<Source> outerSources;
  private int number;

  BoundSelect(
      List<BoundCore> cores,
      List<Select.CompoundOperator> operators,
      List<OrderTerm> orderBy,
      @Nullable BoundExpr limit,
      @Nullable BoundExpr offset,
      Set<Source> outerSources) {
    this.cores = List.copyOf(cores);
    this.operators = List.copyOf(operators);
    this.orderBy = List.copyOf(orderBy);
    this.limit = limit;
    this.offset = offset;
    this.outerSources = outerSources;
  }

  /** At least one. */
  public List<BoundCore> cores() {
    return cores;
  }

  /** Operator {@code i} stands between core {@code i} and core {@code i + 1}. */
  public List<Select.CompoundOperator> operators() {
    return operators;
  }

  public boolean isCompound() {
    return !operators.isEmpty();
  }

  /** The columns; for a compound those of the first core. */
  public List<ResultColumn> columns() {
    return cores.get(0).columns();
  }

  /** Of a compound, every term has a result column. */
  public List<OrderTerm> orderBy() {
    return orderBy;
  }

  public @Nullable BoundExpr limit() {
    return limit;
  }

  public @Nullable BoundExpr offset() {
    return offset;
  }

  /** Sources of enclosing queries that this one refers to; empty if it is not correlated. */
  public Set<Source> outerSources() {
    return outerSources;
  }

  public boolean isCorrelated() {
    return !outerSources.isEmpty();
  }

  /**
   * The number by which EXPLAIN QUERY PLAN names it: queries are counted as they end in the text.
   */
  public int number() {
    return number;
  }

  void setNumber(int value) {
    number = value;
  }

  void change(List<BoundCore> newCores, List<OrderTerm> newOrderBy) {
    cores = List.copyOf(newCores);
    orderBy = List.copyOf(newOrderBy);
  }
}
