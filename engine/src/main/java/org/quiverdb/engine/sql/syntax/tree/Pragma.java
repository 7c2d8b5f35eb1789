package org.quiverdb.engine.sql.syntax.tree;

import org.jspecify.annotations.Nullable;

/**
 * {@code PRAGMA [schema.]name}, {@code = value} or {@code (value)}.
 *
 * @param value the value as text: a number with its sign, a word, or an unquoted string; null if
 *     none was written
 * @param valueName the value as a name when it was a word or string, else null
 */
public record Pragma(QualifiedName name, @Nullable String value, @Nullable Name valueName)
    implements Statement {}
