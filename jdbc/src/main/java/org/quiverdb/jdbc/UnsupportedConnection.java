package org.quiverdb.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;

/** What SQLite has not: stored procedures, XML and structured types. */
abstract class UnsupportedConnection extends Wrapping implements Connection {
  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw Errors.unsupported("createSQLXML");
  }

  @Override
  public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    throw Errors.unsupported("createStruct");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw Errors.unsupported("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    throw Errors.unsupported("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw Errors.unsupported("prepareCall");
  }
}
