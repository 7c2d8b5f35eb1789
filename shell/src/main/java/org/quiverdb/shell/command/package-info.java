/**
 * The dot-commands, a class for each family. Touches the session, the schema printers and the
 * output modes. Start reading at {@link org.quiverdb.shell.command.DotCommands}.
 */
@NullMarked
package org.quiverdb.shell.command;

import org.jspecify.annotations.NullMarked;
