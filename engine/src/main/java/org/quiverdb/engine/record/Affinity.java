package org.quiverdb.engine.record;

/**
 * Type affinity of a column or expression ("Datatypes In SQLite", section 3): what a value is
 * turned into, if it can be without loss, when it is stored or compared.
 */
public enum Affinity {
  BLOB,
  TEXT,
  NUMERIC,
  INTEGER,
  REAL;

  /** The affinity of a declared type, by SQLite's five rules in their order; no type gives BLOB. */
  public static Affinity of(String type) {
    if (contains(type, "INT")) {
      return INTEGER;
    }
    if (contains(type, "CHAR") || contains(type, "CLOB") || contains(type, "TEXT")) {
      return TEXT;
    }
    if (type.isEmpty() || contains(type, "BLOB")) {
      return BLOB;
    }
    return contains(type, "REAL") || contains(type, "FLOA") || contains(type, "DOUB")
        ? REAL
        : NUMERIC;
  }

  private static boolean contains(String type, String word) {
    int last = type.length() - word.length();
    for (int i = 0; i <= last; i++) {
      if (type.regionMatches(true, i, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether values are turned into numbers. */
  public boolean isNumeric() {
    return this == NUMERIC || this == INTEGER || this == REAL;
  }

  /**
   * Turns the value of a register into this affinity's storage class, if that loses nothing; what
   * is stored in a column. TEXT made of a number lies in the register's scratch.
   */
  public void apply(Registers r, int register) {
    byte tag = r.tag[register];
    switch (this) {
      case BLOB -> {}
      case TEXT -> {
        if (tag == Registers.INTEGER || tag == Registers.REAL) {
          NumberText.render(r, register, register);
        }
      }
      case NUMERIC, INTEGER -> {
        if (tag == Registers.TEXT) {
          textToNumber(r, register);
        } else if (tag == Registers.REAL) {
          realToInteger(r, register);
        }
      }
      case REAL -> {
        if (tag == Registers.TEXT) {
          textToNumber(r, register);
        }
        if (r.tag[register] == Registers.INTEGER) {
          r.setDouble(register, r.bits[register]);
        }
      }
    }
  }

  /** As {@link #apply}, for an operand of a comparison: numbers stay what they are. */
  public void applyToOperand(Registers r, int register) {
    if (isNumeric()) {
      if (r.tag[register] == Registers.TEXT) {
        textToNumber(r, register);
      }
    } else {
      apply(r, register);
    }
  }

  /** Text that is a number as a whole becomes INTEGER where that is exact, else REAL. */
  private static void textToNumber(Registers r, int register) {
    long address = r.bits[register];
    int length = r.length[register];
    int kind = NumberText.kind(address, length);
    if (kind <= NumberText.NONE) {
      return;
    }
    if (kind == NumberText.INTEGER && NumberText.integerFit(address, length) == NumberText.FITS) {
      r.setLong(register, NumberText.toLong(address, length));
      return;
    }
    r.setDouble(register, NumberText.toDouble(address, length));
    realToInteger(r, register);
  }

  /** A whole REAL becomes an INTEGER, but for the two outermost INTEGERs. */
  static void realToInteger(Registers r, int register) {
    double value = r.getDouble(register);
    long whole = (long) value;
    if (whole == value && whole > Long.MIN_VALUE && whole < Long.MAX_VALUE) {
      r.setLong(register, whole);
    }
  }
}
