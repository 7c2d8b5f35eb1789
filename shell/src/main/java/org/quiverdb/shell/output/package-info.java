/**
 * How result rows become text: one class for each output mode behind {@link
 * org.quiverdb.shell.output.RowPrinter}, with the formats of sqlite3 3.40. Everything is written as
 * UTF-8 bytes, because a BLOB may reach standard output as it is. Touches only the engine's API.
 * Start reading at {@link org.quiverdb.shell.output.OutputMode}.
 */
@NullMarked
package org.quiverdb.shell.output;

import org.jspecify.annotations.NullMarked;
