/**
 * A session of the shell: its open database and settings, where its output goes, and how text
 * becomes statements that run. Touches the engine's API and the output modes. Start reading at
 * {@link org.quiverdb.shell.session.Shell}.
 */
@NullMarked
package org.quiverdb.shell.session;

import org.jspecify.annotations.NullMarked;
