package org.quiverdb.engine.sql.syntax.tree;

import org.jspecify.annotations.Nullable;

/** Statements about whole databases and about statistics. */
public sealed interface MaintenanceStatement extends Statement {
  /** {@code ATTACH [DATABASE] file AS schema [KEY key]}; a bare name counts as its own text. */
  record Attach(Expr file, Expr schema, @Nullable Expr key) implements MaintenanceStatement {}

  /** {@code DETACH [DATABASE] schema}. */
  record Detach(Expr schema) implements MaintenanceStatement {}

  /** {@code VACUUM [schema] [INTO file]}. */
  record Vacuum(@Nullable Name schema, @Nullable Expr into) implements MaintenanceStatement {}

  /** {@code ANALYZE [[schema.]name]}; null: everything. */
  record Analyze(@Nullable QualifiedName target) implements MaintenanceStatement {}

  /** {@code REINDEX [[schema.]name]}; null: everything. A name may be that of a collation. */
  record Reindex(@Nullable QualifiedName target) implements MaintenanceStatement {}
}
