/**
 * The Java API of the engine: connections and prepared statements. What the driver, the shell and
 * the loader are built on. Depends on everything below; nothing in the engine depends on it. Start
 * reading at QuiverConnection.
 */
@NullMarked
package org.quiverdb.engine.api;

import org.jspecify.annotations.NullMarked;
