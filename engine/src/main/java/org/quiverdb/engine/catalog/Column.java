package org.quiverdb.engine.catalog;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.vector.VectorColumnType;

/**
 * A column of a table.
 *
 * @param position 0-based place in CREATE TABLE
 * @param declaredType the type as written, empty if there is none
 * @param collation name of the collation, {@code BINARY} if none was declared
 * @param notNull whether NULL is refused (also for a WITHOUT ROWID primary key)
 * @param notNullConflict what NOT NULL says to do; meaningless if not {@code notNull}
 * @param defaultValue the DEFAULT expression, or null
 * @param defaultText its text as {@code table_info} shows it, or null
 * @param generated the expression of a generated column, or null
 * @param stored whether a generated column is STORED
 * @param primaryKeyPosition 1-based place in the primary key, 0 if not part of it
 * @param vectorType the declared vector type and dimension, or null
 */
public record Column(
    String name,
    int position,
    String declaredType,
    Affinity affinity,
    String collation,
    boolean notNull,
    ConflictClause notNullConflict,
    @Nullable Expr defaultValue,
    @Nullable String defaultText,
    @Nullable Expr generated,
    boolean stored,
    int primaryKeyPosition,
    @Nullable VectorColumnType vectorType) {

  /** Whether its value is computed when it is read, and not kept in the records. */
  public boolean isVirtual() {
    return generated != null && !stored;
  }
}
