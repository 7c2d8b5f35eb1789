package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Collation;

/**
 * One aggregate function of a query with its arguments. Equal only to itself; the binder makes
 * equal calls one.
 */
public final class AggregateCall {
  private final FunctionShape function;
  private List<BoundExpr> arguments;
  private final boolean distinct;
  private @Nullable BoundExpr filter;
  private List<OrderTerm> orderBy;
  private final Collation collation;

  AggregateCall(
      FunctionShape function,
      List<BoundExpr> arguments,
      boolean distinct,
      @Nullable BoundExpr filter,
      List<OrderTerm> orderBy,
      Collation collation) {
    this.function = function;
    this.arguments = arguments;
    this.distinct = distinct;
    this.filter = filter;
    this.orderBy = orderBy;
    this.collation = collation;
  }

  public FunctionShape function() {
    return function;
  }

  /** Empty for {@code count(*)}. */
  public List<BoundExpr> arguments() {
    return arguments;
  }

  public boolean distinct() {
    return distinct;
  }

  /** The FILTER condition, or null. */
  public @Nullable BoundExpr filter() {
    return filter;
  }

  /** The order in which rows are fed to the function; empty for any. */
  public List<OrderTerm> orderBy() {
    return orderBy;
  }

  /** The collation of the first argument, for min, max and DISTINCT. */
  public Collation collation() {
    return collation;
  }

  /** Whether this is {@code min(x)} or {@code max(x)}, which choose the row of bare columns. */
  public boolean isExtreme() {
    return arguments.size() == 1
        && (function.name().equals("min") || function.name().equals("max"));
  }

  void change(
      List<BoundExpr> newArguments, @Nullable BoundExpr newFilter, List<OrderTerm> newOrderBy) {
    arguments = newArguments;
    filter = newFilter;
    orderBy = newOrderBy;
  }

  boolean sameAs(AggregateCall other) {
    return function.equals(other.function)
        && arguments.equals(other.arguments)
        && distinct == other.distinct
        && java.util.Objects.equals(filter, other.filter)
        && orderBy.equals(other.orderBy);
  }
}
