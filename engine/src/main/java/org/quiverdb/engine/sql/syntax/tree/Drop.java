package org.quiverdb.engine.sql.syntax.tree;

/** {@code DROP TABLE|VIEW|INDEX|TRIGGER [IF EXISTS] name}. */
public record Drop(Kind kind, boolean ifExists, QualifiedName name) implements Statement {
  /** What is dropped. */
  public enum Kind {
    TABLE,
    VIEW,
    INDEX,
    TRIGGER
  }
}
