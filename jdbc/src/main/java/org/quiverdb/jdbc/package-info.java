/**
 * The JDBC 4.3 driver: URL {@code jdbc:quiver:path}. Built on the engine's API alone ({@code
 * org.quiverdb.engine.api}) and on the codecs of the vector module; no reflection, no dependency
 * outside the JDK. Public are the driver, the data source and the interface of its errors; all else
 * is reached through {@code java.sql}. Start reading at {@link org.quiverdb.jdbc.QuiverDriver},
 * then JdbcConnection, JdbcStatement and JdbcResultSet.
 */
@NullMarked
package org.quiverdb.jdbc;

import org.jspecify.annotations.NullMarked;
