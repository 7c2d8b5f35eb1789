/**
 * The engine's exception types. A user's mistake ({@link SqlException}), a lying disk ({@link
 * CorruptException}) and a bug in Quiver ({@link AssertionError}, {@link IllegalStateException})
 * are three different types; the first two share {@link QuiverException}, which carries a {@link
 * ResultCode}. Touches nothing but the JDK. Start reading at {@link ResultCode}.
 */
@NullMarked
package org.quiverdb.engine.error;

import org.jspecify.annotations.NullMarked;
