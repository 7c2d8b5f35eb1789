/**
 * The command {@code load}: files of embeddings into a table. Only the command line and the
 * progress display live here; the work is done by {@code org.quiverdb.loader}. Start reading
 * at {@link org.quiverdb.shell.load.LoadCommand}.
 */
@NullMarked
package org.quiverdb.shell.load;

import org.jspecify.annotations.NullMarked;
