/**
 * Native memory of the process: one reserved region, its accessors and its allocator. Depends on
 * nothing. Start reading at Memory.
 */
@NullMarked
package org.quiverdb.engine.memory;

import org.jspecify.annotations.NullMarked;
