package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.ValueType;

/** One value of a row, copied from the statement: its storage class, and its bytes or text. */
public final class Cell {
  private static final byte[] NOTHING = {};

  private final ValueType type;
  private final byte[] bytes;
  private final double real;

  private Cell(ValueType type, byte[] bytes, double real) {
    this.type = type;
    this.bytes = bytes;
    this.real = real;
  }

  private Cell(ValueType type, byte[] bytes) {
    this(type, bytes, 0);
  }

  /** A TEXT value. */
  public static Cell text(String text) {
    return new Cell(ValueType.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of a column of the current row. */
  static Cell of(QuiverStatement statement, int column) {
    ValueType type = statement.type(column);
    if (type == ValueType.NULL) {
      return new Cell(type, NOTHING);
    }
    if (type == ValueType.BLOB) {
      byte[] blob = statement.getBlob(column);
      return new Cell(type, blob == null ? NOTHING : blob);
    }
    String text = statement.getText(column);
    if (text == null) {
      return new Cell(ValueType.NULL, NOTHING);
    }
    if (type == ValueType.TEXT && text.indexOf('\ufffd') >= 0) {
      // Perhaps not valid UTF-8: then the bytes say more than the String.
      byte[] raw = statement.getBlob(column);
      if (raw != null && new String(raw, StandardCharsets.UTF_8).equals(text)) {
        return new Cell(type, raw);
      }
    }
    double real = type == ValueType.REAL ? statement.getDouble(column) : 0;
    return new Cell(type, text.getBytes(StandardCharsets.UTF_8), real);
  }

  /** All values of the current row. */
  public static Cell[] row(QuiverStatement statement) {
    Cell[] row = new Cell[statement.columnCount()];
    for (int i = 0; i < row.length; i++) {
      row[i] = of(statement, i);
    }
    return row;
  }

  /** Gives the value to a parameter. */
  public void bind(QuiverStatement statement, int parameter) {
    switch (type) {
      case NULL -> statement.bindNull(parameter);
      case INTEGER -> statement.bindLong(parameter, Long.parseLong(text()));
      case REAL -> statement.bindDouble(parameter, real);
      case TEXT -> statement.bindText(parameter, new String(bytes, StandardCharsets.UTF_8));
      case BLOB -> statement.bindBlob(parameter, bytes);
    }
  }

  public ValueType type() {
    return type;
  }

  public boolean isNull() {
    return type == ValueType.NULL;
  }

  /** All bytes of a TEXT or BLOB. */
  public byte[] bytes() {
    return bytes;
  }

  /** All bytes of a BLOB. */
  byte[] blob() {
    return bytes;
  }

  /** The bytes of the value as text; a C program sees none behind the first NUL. */
  byte[] textBytes() {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** The value as text, up to the first NUL. */
  public String text() {
    return new String(textBytes(), StandardCharsets.UTF_8);
  }

  /** A REAL as a double; 0 for any other type. */
  public double real() {
    return real;
  }
}
