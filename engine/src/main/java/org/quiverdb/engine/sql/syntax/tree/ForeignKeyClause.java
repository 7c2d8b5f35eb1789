package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;

/**
 * {@code REFERENCES table (columns) ON DELETE x ON UPDATE y [DEFERRABLE INITIALLY DEFERRED]}.
 *
 * @param columns empty when the primary key of the parent is meant
 */
public record ForeignKeyClause(
    Name table, List<Name> columns, Action onDelete, Action onUpdate, boolean deferred) {
  /** What happens to the child rows. */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    SET_NULL,
    SET_DEFAULT,
    CASCADE
  }
}
