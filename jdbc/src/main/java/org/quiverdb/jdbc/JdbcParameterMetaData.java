package org.quiverdb.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.quiverdb.engine.api.QuiverStatement;

/** Parameters have no type in SQLite: any may take any value. */
final class JdbcParameterMetaData extends Wrapping implements ParameterMetaData {
  private final QuiverStatement statement;

  JdbcParameterMetaData(QuiverStatement statement) {
    this.statement = statement;
  }

  private void check(int parameter) throws SQLException {
    if (parameter < 1 || parameter > statement.parameterCount()) {
      throw new SQLException(
          "parameter " + parameter + " out of bounds [1," + statement.parameterCount() + "]",
          "07009",
          25);
    }
  }

  @Override
  public int getParameterCount() {
    return statement.parameterCount();
  }

  @Override
  public int isNullable(int parameter) throws SQLException {
    check(parameter);
    return parameterNullable;
  }

  @Override
  public boolean isSigned(int parameter) throws SQLException {
    check(parameter);
    return true;
  }

  @Override
  public int getPrecision(int parameter) throws SQLException {
    check(parameter);
    return 0;
  }

  @Override
  public int getScale(int parameter) throws SQLException {
    check(parameter);
    return 0;
  }

  @Override
  public int getParameterType(int parameter) throws SQLException {
    check(parameter);
    return Types.VARCHAR;
  }

  @Override
  public String getParameterTypeName(int parameter) throws SQLException {
    check(parameter);
    return "VARCHAR";
  }

  @Override
  public String getParameterClassName(int parameter) throws SQLException {
    check(parameter);
    return String.class.getName();
  }

  @Override
  public int getParameterMode(int parameter) throws SQLException {
    check(parameter);
    return parameterModeIn;
  }
}
