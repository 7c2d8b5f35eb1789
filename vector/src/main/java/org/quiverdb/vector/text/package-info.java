/**
 * Vectors and numbers as text: {@code [1, 2.5, -3]}.
 *
 * <p>What is read: optional white space, {@code [}, numbers with commas between them, {@code ]},
 * optional white space. A number is an optional sign, digits with an optional point, and an
 * optional exponent, as in SQLite ({@code .5} and {@code 5.} are numbers). White space may stand
 * around numbers, never inside one: {@code [1 2]} is an error here, while libSQL drops the space
 * and reads
 * 12. NaN, infinity and hexadecimal are not numbers. Every number is rounded once, to nearest even,
 * to the element type (float64 for float64 vectors, else float32); one that is too large becomes
 * infinity, as in libSQL.
 *
 * <p>What is written: the shortest decimal that reads back to the same element, without exponent,
 * white space or a useless {@code .0}: {@code [1,2.5,-3]} (Turso's form; libSQL writes six digits).
 * Infinities and NaN, which only blobs and overflow can bring in, are written {@code Inf}, {@code
 * -Inf} and {@code NaN}, and are not read back.
 *
 * <p>Start reading with {@link org.quiverdb.vector.text.VectorText}.
 */
@NullMarked
package org.quiverdb.vector.text;

import org.jspecify.annotations.NullMarked;
