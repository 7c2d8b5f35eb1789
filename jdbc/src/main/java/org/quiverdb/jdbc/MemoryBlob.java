package org.quiverdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** A blob in memory: a copy of a value, changed without touching the database. */
final class MemoryBlob implements Blob {
  private byte[] bytes;

  MemoryBlob(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private int index(long position) throws SQLException {
    if (position < 1 || position > bytes.length + 1L) {
      throw Errors.argument("position outside of the blob: " + position);
    }
    return (int) (position - 1);
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    int from = index(position);
    return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, from + (long) length));
  }

  @Override
  public InputStream getBinaryStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    int from = index(position);
    if (length < 0 || from + length > bytes.length) {
      throw Errors.argument("length outside of the blob: " + length);
    }
    return new ByteArrayInputStream(bytes, from, (int) length);
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    for (int i = index(start); i + pattern.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    return position(pattern.getBytes(1, (int) pattern.length()), start);
  }

  @Override
  public int setBytes(long position, byte[] value) throws SQLException {
    return setBytes(position, value, 0, value.length);
  }

  @Override
  public int setBytes(long position, byte[] value, int offset, int length) throws SQLException {
    int at = index(position);
    if (at + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, at + length);
    }
    System.arraycopy(value, offset, bytes, at, length);
    return length;
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    index(position);
    return new ByteArrayOutputStream() {
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
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, at + count));
        System.arraycopy(buf, 0, bytes, at, count);
      }
    };
  }

  @Override
  public void truncate(long length) throws SQLException {
    bytes = Arrays.copyOf(bytes, index(length + 1));
  }

  @Override
  public void free() {
    bytes = new byte[0];
  }
}
