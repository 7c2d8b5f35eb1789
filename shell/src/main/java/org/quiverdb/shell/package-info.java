/**
 * The command line: the SQL shell and the commands {@code load} and {@code demo}. It may touch
 * every other module but the benchmarks. Start reading at {@link org.quiverdb.shell.Main}.
 */
@NullMarked
package org.quiverdb.shell;

import org.jspecify.annotations.NullMarked;
