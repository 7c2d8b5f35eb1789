package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE [UNIQUE] INDEX [IF NOT EXISTS] name ON table (columns) [WHERE where]}, and Quiver's
 * own {@code ON table USING method (columns) WITH (key = literal, ...)}.
 *
 * @param method the access method, or null for a B-tree
 * @param options the WITH options of an access method
 */
public record CreateIndex(
    boolean unique,
    boolean ifNotExists,
    QualifiedName name,
    Name table,
    @Nullable Name method,
    List<OrderingTerm> columns,
    List<Option> options,
    @Nullable Expr where,
    int textStart,
    int textEnd)
    implements Statement {

  /** {@code key = value} of the WITH list: a literal, signed number or bare word. */
  public record Option(Name key, Expr value) {}

  /** What the schema table keeps of this statement. */
  public String schemaText(String sql) {
    return (unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + sql.substring(textStart, textEnd);
  }
}
