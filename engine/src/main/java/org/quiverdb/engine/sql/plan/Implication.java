package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;

/**
 * Whether the conditions of a query let only rows through that a partial index has. Source:
 * "Partial Indexes", section 3 (queries using partial indexes).
 */
public final class Implication {
  private final List<BoundExpr> known = new ArrayList<>();

  /**
   * @param from whose ON conditions count too, unless of an outer join
   * @param where the condition of the query, or null
   */
  public Implication(List<JoinItem> from, @Nullable BoundExpr where) {
    if (where != null) {
      add(where);
    }
    for (JoinItem item : from) {
      if (item.kind() != JoinKind.LEFT) {
        item.on().forEach(this::add);
      }
    }
  }

  /** Adds a condition that is known to be true, and what it consists of. */
  public void add(BoundExpr condition) {
    if (condition instanceof BoundExpr.And and) {
      add(and.left());
      add(and.right());
    } else {
      known.add(condition);
    }
  }

  /** The conditions, none of which is an AND. */
  public List<BoundExpr> known() {
    return known;
  }

  /** Whether a condition is true wherever the known ones are. */
  public boolean holds(BoundExpr condition) {
    return switch (condition) {
      case BoundExpr.And and -> holds(and.left()) && holds(and.right());
      case BoundExpr.Or or when holds(or.left()) || holds(or.right()) -> true;
      case BoundExpr.IsNull test when test.negated() ->
          known.contains(test) || known.stream().anyMatch(k -> refusesNull(k, test.operand()));
      default -> known.contains(condition);
    };
  }

  /** Whether a condition is never true when the value is NULL. */
  private static boolean refusesNull(BoundExpr condition, BoundExpr value) {
    return switch (condition) {
      case BoundExpr.Compare c ->
          c.operator() != BinaryOperator.IS
              && c.operator() != BinaryOperator.IS_NOT
              && (c.left().equals(value) || c.right().equals(value));
      case BoundExpr.Between b -> b.operand().equals(value);
      case BoundExpr.InList in -> in.operand().equals(value) && !in.items().isEmpty();
      default -> false;
    };
  }
}
