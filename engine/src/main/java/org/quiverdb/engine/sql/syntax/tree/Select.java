package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query: one core, or several joined by UNION, EXCEPT and INTERSECT from left to right, with the
 * ORDER BY and LIMIT of the whole.
 */
public record Select(
    @Nullable With with,
    SelectCore first,
    List<Term> rest,
    List<OrderingTerm> orderBy,
    @Nullable Limit limit,
    int start,
    int end)
    implements Statement, InsertSource {

  /** A core and the operator that joins it to what stands before. */
  public record Term(CompoundOperator operator, SelectCore core) {}

  /** The operators between cores. */
  public enum CompoundOperator {
    UNION("UNION"),
    UNION_ALL("UNION ALL"),
    EXCEPT("EXCEPT"),
    INTERSECT("INTERSECT");

    private final String text;

    CompoundOperator(String text) {
      this.text = text;
    }

    /** The operator as SQL writes it. */
    public String text() {
      return text;
    }
  }

  /** {@code LIMIT limit [OFFSET offset]}, also of {@code LIMIT offset, limit}. */
  public record Limit(Expr limit, @Nullable Expr offset) {}
}
