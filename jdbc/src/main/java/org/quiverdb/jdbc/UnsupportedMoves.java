package org.quiverdb.jdbc;

import java.io.InputStream;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Map;

/** Result sets go forward only, and hold no SQL types that SQLite lacks. */
abstract class UnsupportedMoves extends UnsupportedUpdates implements ResultSet {
  @Override
  public boolean absolute(int row) throws SQLException {
    throw Errors.unsupported("absolute");
  }

  @Override
  public void afterLast() throws SQLException {
    throw Errors.unsupported("afterLast");
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw Errors.unsupported("beforeFirst");
  }

  @Override
  public boolean first() throws SQLException {
    throw Errors.unsupported("first");
  }

  @Override
  public String getCursorName() throws SQLException {
    throw Errors.unsupported("getCursorName");
  }

  @Override
  public Object getObject(String label, Map<String, Class<?>> types) throws SQLException {
    throw Errors.unsupported("getObject");
  }

  @Override
  public Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
    throw Errors.unsupported("getObject");
  }

  @Override
  public Ref getRef(String label) throws SQLException {
    throw Errors.unsupported("getRef");
  }

  @Override
  public Ref getRef(int column) throws SQLException {
    throw Errors.unsupported("getRef");
  }

  @Override
  public RowId getRowId(String label) throws SQLException {
    throw Errors.unsupported("getRowId");
  }

  @Override
  public RowId getRowId(int column) throws SQLException {
    throw Errors.unsupported("getRowId");
  }

  @Override
  public SQLXML getSQLXML(String label) throws SQLException {
    throw Errors.unsupported("getSQLXML");
  }

  @Override
  public SQLXML getSQLXML(int column) throws SQLException {
    throw Errors.unsupported("getSQLXML");
  }

  @Override
  public InputStream getUnicodeStream(String label) throws SQLException {
    throw Errors.unsupported("getUnicodeStream");
  }

  @Override
  public InputStream getUnicodeStream(int column) throws SQLException {
    throw Errors.unsupported("getUnicodeStream");
  }

  @Override
  public boolean isLast() throws SQLException {
    throw Errors.unsupported("isLast");
  }

  @Override
  public boolean last() throws SQLException {
    throw Errors.unsupported("last");
  }

  @Override
  public boolean previous() throws SQLException {
    throw Errors.unsupported("previous");
  }

  @Override
  public boolean relative(int rowCount) throws SQLException {
    throw Errors.unsupported("relative");
  }
}
