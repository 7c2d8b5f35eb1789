/**
 * Tables of SQLite databases as sources: those with vector columns, as Quiver and libSQL have them,
 * and {@code vec0} tables of sqlite-vec, read from the ordinary tables that hold their content.
 * Uses the engine's API, opens files for reading only. Start reading at {@link
 * org.quiverdb.loader.database.DatabaseProvider}.
 */
@NullMarked
package org.quiverdb.loader.database;

import org.jspecify.annotations.NullMarked;
