/**
 * PRAGMA statements: settings, descriptions of the schema, checks of the file. Start reading at
 * Pragmas.
 */
@NullMarked
package org.quiverdb.engine.exec.pragma;

import org.jspecify.annotations.NullMarked;
