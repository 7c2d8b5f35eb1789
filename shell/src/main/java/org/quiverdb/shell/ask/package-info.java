/**
 * The command {@code ask}: the passages of a database that are nearest to a question. The work is
 * done by {@code org.quiverdb.embed}. Start reading at {@link org.quiverdb.shell.ask.AskCommand}.
 */
@NullMarked
package org.quiverdb.shell.ask;

import org.jspecify.annotations.NullMarked;
