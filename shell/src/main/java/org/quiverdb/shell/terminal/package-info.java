/**
 * The shell at a terminal: line editing, history, interrupts. The only place where JLine is used,
 * so that a shell without a terminal never loads it. Start reading at {@link
 * org.quiverdb.shell.terminal.TerminalLines}.
 */
@NullMarked
package org.quiverdb.shell.terminal;

import org.jspecify.annotations.NullMarked;
