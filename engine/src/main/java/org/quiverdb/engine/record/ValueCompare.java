package org.quiverdb.engine.record;

import org.quiverdb.engine.memory.Memory;

/**
 * SQLite's order of values: NULL, then numbers by value, then TEXT by collation, then BLOB as
 * memcmp. Two NULLs are equal here; operators that treat NULL as unknown look for it first. INTEGER
 * and REAL are compared exactly.
 */
public final class ValueCompare {
  private ValueCompare() {}

  /** The order of two registers of one file. */
  public static int compare(Registers r, int a, int b, Collation collation) {
    return compare(r, a, r, b, collation);
  }

  /** The order of two values: negative, zero or positive. */
  public static int compare(Registers r, int a, Registers s, int b, Collation collation) {
    byte x = r.tag[a];
    byte y = s.tag[b];
    if (x == y) {
      return switch (x) {
        case Registers.INTEGER -> Long.compare(r.bits[a], s.bits[b]);
        case Registers.REAL -> compare(r.getDouble(a), s.getDouble(b));
        case Registers.TEXT -> collation.compare(r.bits[a], r.length[a], s.bits[b], s.length[b]);
        case Registers.BLOB -> Memory.compare(r.bits[a], r.length[a], s.bits[b], s.length[b]);
        default -> 0;
      };
    }
    if (x == Registers.INTEGER && y == Registers.REAL) {
      return compare(r.bits[a], s.getDouble(b));
    }
    if (x == Registers.REAL && y == Registers.INTEGER) {
      return -compare(s.bits[b], r.getDouble(a));
    }
    return x - y;
  }

  /** The order of two REALs; 0.0 and -0.0 are equal, NaN does not occur. */
  public static int compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** The exact order of an INTEGER and a REAL. */
  public static int compare(long a, double b) {
    if (b < -0x1p63) {
      return 1;
    }
    if (b >= 0x1p63) {
      return -1;
    }
    long whole = (long) b;
    if (a != whole) {
      return a < whole ? -1 : 1;
    }
    double fraction = b - whole;
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
  }
}
