/** Builds the states in which a power loss may leave files. Start reading at CrashImages. */
@NullMarked
package org.quiverdb.engine.crash;

import org.jspecify.annotations.NullMarked;
