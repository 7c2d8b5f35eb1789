package org.quiverdb.shell.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.session.Shell;

/**
 * A hash over queries and their rows, as sqlite3's {@code .sha3sum} takes it: of each query {@code
 * S<length>:<text>}, of each row {@code R}, of each value N, I and F with eight bytes, the highest
 * first, T and B with the length in decimal, a colon, and the bytes.
 */
public final class ContentHash {
  private final Shell shell;
  private final MessageDigest digest;

  /**
   * @param bits 224, 256, 384 or 512
   */
  public ContentHash(Shell shell, int bits) {
    this.shell = shell;
    try {
      digest = MessageDigest.getInstance("SHA3-" + bits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a query and its rows. */
  public void add(String sql) {
    // The line end behind a query is not part of its text.
    counted('S', sql.strip().getBytes(StandardCharsets.UTF_8));
    try (QuiverStatement statement = shell.connection().prepare(sql)) {
      while (statement.step()) {
        digest.update((byte) 'R');
        for (Cell cell : Cell.row(statement)) {
          add(cell);
        }
      }
    }
  }

  private void add(Cell cell) {
    switch (cell.type()) {
      case NULL -> digest.update((byte) 'N');
      case INTEGER -> number('I', Long.parseLong(cell.text()));
      case REAL -> number('F', Double.doubleToRawLongBits(cell.real()));
      case TEXT -> counted('T', cell.bytes());
      case BLOB -> counted('B', cell.bytes());
    }
  }

  private void number(char kind, long bits) {
    digest.update((byte) kind);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
  }

  private void counted(char kind, byte[] bytes) {
    digest.update((kind + String.valueOf(bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  /** The hash of all that was added. */
  public byte[] digest() {
    return digest.digest();
  }
}
