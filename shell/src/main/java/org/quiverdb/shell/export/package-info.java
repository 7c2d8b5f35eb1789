/**
 * The command {@code export}: a table into a file of embeddings. Only the command line lives here;
 * the work is done by {@code org.quiverdb.loader.export}. Start reading at {@link
 * org.quiverdb.shell.export.ExportCommand}.
 */
@NullMarked
package org.quiverdb.shell.export;

import org.jspecify.annotations.NullMarked;
