package org.quiverdb.engine.exec;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/** What operators do with values in registers. */
public final class Values {
  private Values() {}

  public static double toReal(Registers r, int i) {
    return switch (r.tag[i]) {
      case Registers.INTEGER -> r.bits[i];
      case Registers.REAL -> r.getDouble(i);
      case Registers.NULL -> 0;
      default -> prefix(r.getString(i));
    };
  }

  private static double prefix(String s) {
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("^[ \t\n\r]*[+-]?[0-9]*(\\.[0-9]*)?([eE][+-]?[0-9]+)?").matcher(s);
    try { return m.find() ? Double.parseDouble(m.group().trim()) : 0; } catch (NumberFormatException e) { return 0; }
  }

  public static int compare(Registers r, int a, int b, Collation collation) {
    byte s = r.tag[a];
    byte t = r.tag[b];
    int cs = rank(s);
    int ct = rank(t);
    if (cs != ct) return cs - ct;
    if (cs == 0) return 0;
    if (cs == 1) {
      if (s == t) return s == Registers.INTEGER ? Long.compare(r.bits[a], r.bits[b]) : real(r.getDouble(a), r.getDouble(b));
      return s == Registers.INTEGER ? -mixed(r.getDouble(b), r.bits[a]) : mixed(r.getDouble(a), r.bits[b]);
    }
    if (cs == 2) return collation.compare(r.bits[a], r.length[a], r.bits[b], r.length[b]);
    return Memory.compare(r.bits[a], r.length[a], r.bits[b], r.length[b]);
  }

  private static int rank(byte tag) { return tag == 0 ? 0 : tag <= 2 ? 1 : tag - 1; }
  private static int real(double a, double b) { return a < b ? -1 : a > b ? 1 : 0; }
  private static int mixed(double d, long l) {
    if (d < -0x1p63) return -1;
    if (d >= 0x1p63) return 1;
    long i = (long) d;
    if (i != l) return i < l ? -1 : 1;
    double f = d - i;
    return f < 0 ? -1 : f > 0 ? 1 : 0;
  }

  public static void applyComparison(Registers r, int i, Affinity affinity) {
    if (affinity == Affinity.TEXT) {
      if (r.tag[i] == Registers.INTEGER) r.setText(i, Long.toString(r.bits[i]));
      else if (r.tag[i] == Registers.REAL) r.setText(i, Double.toString(r.getDouble(i)));
    } else if (affinity != Affinity.BLOB) applyNumeric(r, i);
  }

  public static void applyNumeric(Registers r, int i) {
    if (r.tag[i] != Registers.TEXT) return;
    String s = r.getString(i).strip();
    try {
      r.setLong(i, Long.parseLong(s));
    } catch (NumberFormatException e) {
      try { r.setDouble(i, Double.parseDouble(s)); } catch (NumberFormatException e2) { }
    }
  }

  public static boolean isRowid(Registers r, int i) {
    applyNumeric(r, i);
    if (r.tag[i] == Registers.REAL && r.getDouble(i) == Math.rint(r.getDouble(i)) && Math.abs(r.getDouble(i)) < 0x1p63) r.setLong(i, (long) r.getDouble(i));
    return r.tag[i] == Registers.INTEGER;
  }

  public static void arithmetic(BinaryOperator op, Registers r, int a, int b, int to) {
    if (r.tag[a] == Registers.NULL || r.tag[b] == Registers.NULL) { r.setNull(to); return; }
    double x = toReal(r, a);
    double y = toReal(r, b);
    switch (op) {
      case ADD -> r.setDouble(to, x + y);
      case SUBTRACT -> r.setDouble(to, x - y);
      case MULTIPLY -> r.setDouble(to, x * y);
      case DIVIDE -> { if (y == 0) r.setNull(to); else if (r.tag[a]==1 && r.tag[b]==1) r.setLong(to, r.bits[a] / r.bits[b]); else r.setDouble(to, x / y); }
      case REMAINDER -> { if ((long) y == 0) r.setNull(to); else r.setLong(to, (long) x % (long) y); }
      default -> throw new IllegalStateException(op.toString());
    }
  }
}
