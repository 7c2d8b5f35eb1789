package org.quiverdb.engine.catalog;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * One field of an index record.
 *
 * @param column position of the table column, {@link #ROWID}, or {@link #EXPRESSION}
 * @param expression the indexed expression when {@code column} is EXPRESSION, else null
 */
public record IndexColumn(
    int column, @Nullable Expr expression, String collation, boolean descending) {
  /** The field holds the rowid of the table row. */
  public static final int ROWID = -1;

  /** The field holds the value of an expression. */
  public static final int EXPRESSION = -2;
}
