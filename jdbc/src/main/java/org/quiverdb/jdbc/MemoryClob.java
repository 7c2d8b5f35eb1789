package org.quiverdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** A text in memory: a copy of a value, changed without touching the database. */
final class MemoryClob implements NClob {
  private StringBuilder text;

  MemoryClob(String text) {
    this.text = new StringBuilder(text);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  @Override
  public long length() {
    return text.length();
  }

  private int index(long position) throws SQLException {
    if (position < 1 || position > text.length() + 1L) {
      throw Errors.argument("position outside of the text: " + position);
    }
    return (int) (position - 1);
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    int from = index(position);
    return text.substring(from, (int) Math.min(text.length(), from + (long) length));
  }

  @Override
  public Reader getCharacterStream() {
    return new StringReader(text.toString());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) length));
  }

  @Override
  public InputStream getAsciiStream() {
    return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String pattern, long start) throws SQLException {
    int found = text.indexOf(pattern, index(start));
    return found < 0 ? -1 : found + 1L;
  }

  @Override
  public long position(Clob pattern, long start) throws SQLException {
    return position(pattern.getSubString(1, (int) pattern.length()), start);
  }

  @Override
  public int setString(long position, String value) throws SQLException {
    int at = index(position);
    text.replace(at, Math.min(text.length(), at + value.length()), value);
    return value.length();
  }

  @Override
  public int setString(long position, String value, int offset, int length) throws SQLException {
    return setString(position, value.substring(offset, offset + length));
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw Errors.unsupported("setAsciiStream");
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    index(position);
    return new StringWriter() {
      @Override
      public void flush() {
        store();
      }

      @Override
      public void close() {
        store();
      }

      private void store() {
        int at = (int) (position - 1);
        int end = Math.min(text.length(), at + getBuffer().length());
        text.replace(at, end, getBuffer().toString());
      }
    };
  }

  @Override
  public void truncate(long length) throws SQLException {
    text.setLength(index(length + 1));
  }

  @Override
  public void free() {
    text = new StringBuilder();
  }
}
