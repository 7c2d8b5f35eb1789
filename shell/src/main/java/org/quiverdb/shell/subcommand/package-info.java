/**
 * What {@code load}, {@code export}, {@code ask} and {@code demo} have in common. May touch nothing
 * of the shell. Start reading at {@link org.quiverdb.shell.subcommand.Subcommand}.
 */
@NullMarked
package org.quiverdb.shell.subcommand;

import org.jspecify.annotations.NullMarked;
