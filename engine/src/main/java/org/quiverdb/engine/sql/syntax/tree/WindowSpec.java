package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the parentheses of a window.
 *
 * @param base the named window that this one extends
 * @param frame null when none was written: RANGE UNBOUNDED PRECEDING
 */
public record WindowSpec(
    @Nullable Name base,
    List<Expr> partitionBy,
    List<OrderingTerm> orderBy,
    @Nullable Frame frame) {

  /** {@code unit BETWEEN from AND to EXCLUDE exclude}. */
  public record Frame(Unit unit, Bound from, Bound to, Exclude exclude) {}

  /** What the distances of a frame count. */
  public enum Unit {
    ROWS,
    RANGE,
    GROUPS
  }

  /** One end of a frame; {@code offset} is there for PRECEDING and FOLLOWING alone. */
  public record Bound(BoundKind kind, @Nullable Expr offset) {}

  /** The kinds of frame ends, from the first row to the last. */
  public enum BoundKind {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /** Which rows of a frame are left out. */
  public enum Exclude {
    NO_OTHERS,
    CURRENT_ROW,
    GROUP,
    TIES
  }
}
