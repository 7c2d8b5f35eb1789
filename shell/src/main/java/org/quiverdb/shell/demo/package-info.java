/**
 * The command {@code demo}: makes vectors, writes them as JSON lines, loads them and asks for
 * nearest rows in SQL. Start reading at {@link org.quiverdb.shell.demo.Demo}.
 */
@NullMarked
package org.quiverdb.shell.demo;

import org.jspecify.annotations.NullMarked;
