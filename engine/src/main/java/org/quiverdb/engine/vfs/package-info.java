/**
 * Files, locks, time and randomness: everything through which the engine touches the world outside
 * of the process, behind small interfaces so that a simulator can take its place. Uses memory and
 * error. Start reading at {@link org.quiverdb.engine.vfs.Vfs}.
 */
@NullMarked
package org.quiverdb.engine.vfs;

import org.jspecify.annotations.NullMarked;
