package org.quiverdb.engine.sql.plan;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundExpr;

/**
 * What a term says about a column (or indexed expression) of one source.
 *
 * @param source position of the source in the query
 * @param column the column, or Source.ROWID, or {@link #EXPRESSION}
 * @param subject the column or expression that is constrained
 * @param value what it is compared with; for IN the whole IN expression; null for IS NULL
 * @param needs the sources that {@code value} needs
 * @param affinity applied to the value before it is looked for; null for none
 * @param always whether rows found by this satisfy the term, so that it need not be tested again
 */
public record Constraint(
    int source,
    int column,
    BoundExpr subject,
    Kind kind,
    @Nullable BoundExpr value,
    long needs,
    @Nullable Affinity affinity,
    Collation collation,
    boolean always) {
  /** The column index of a constraint on an expression. */
  static final int EXPRESSION = -2;

  /** The relation between subject and value. */
  public enum Kind {
    EQUAL,
    IS,
    IS_NULL,
    IN,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    NOT_NULL;

    /** Whether it fixes the value, or one of a list of values. */
    public boolean isEquality() {
      return compareTo(IN) <= 0;
    }

    public boolean isLower() {
      return this == GREATER || this == GREATER_OR_EQUAL || this == NOT_NULL;
    }

    public boolean isUpper() {
      return this == LESS || this == LESS_OR_EQUAL;
    }

    /** Whether the bound itself is in the range. */
    public boolean isInclusive() {
      return this == GREATER_OR_EQUAL || this == LESS_OR_EQUAL;
    }
  }
}
