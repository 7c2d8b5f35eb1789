package org.quiverdb.jdbc;

import java.sql.SQLException;
import org.quiverdb.engine.api.ValueType;

/**
 * What decides the SQL type of a column beside its declared type.
 *
 * @param type storage class of the current row's value, NULL where there is no row
 * @param integer the value if it is an INTEGER
 */
record CurrentValue(ValueType type, long integer) {
  /** Looks at the current row. */
  interface Source {
    /** The value of a column, counted from 0. */
    CurrentValue of(int column) throws SQLException;
  }
}
