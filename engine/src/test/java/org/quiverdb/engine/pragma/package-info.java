/** PRAGMA statements beside C SQLite's. Start reading at PragmaDifferentialTest. */
@NullMarked
package org.quiverdb.engine.pragma;

import org.jspecify.annotations.NullMarked;
