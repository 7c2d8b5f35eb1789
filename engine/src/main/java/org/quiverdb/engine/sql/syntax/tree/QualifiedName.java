package org.quiverdb.engine.sql.syntax.tree;

import org.jspecify.annotations.Nullable;

/** {@code [schema.]name} of a table, index, view, trigger or pragma. */
public record QualifiedName(@Nullable Name schema, Name name) {}
