package org.quiverdb.engine.exec;

import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;
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
    java.util.regex.Matcher m =
        java.util.regex.Pattern.compile("^[ \t\n\r]*[+-]?[0-9]*(\\.[0-9]*)?([eE][+-]?[0-9]+)?")
            .matcher(s);
    try {
      return m.find() ? Double.parseDouble(m.group().trim()) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  public static int compare(Registers r, int a, int b, Collation collation) {
    return ValueCompare.compare(r, a, r, b, collation);
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
      try {
        r.setDouble(i, Double.parseDouble(s));
      } catch (NumberFormatException e2) {
      }
    }
  }

  public static boolean isRowid(Registers r, int i) {
    applyNumeric(r, i);
    if (r.tag[i] == Registers.REAL
        && r.getDouble(i) == Math.rint(r.getDouble(i))
        && Math.abs(r.getDouble(i)) < 0x1p63) r.setLong(i, (long) r.getDouble(i));
    return r.tag[i] == Registers.INTEGER;
  }

  public static void arithmetic(BinaryOperator op, Registers r, int a, int b, int to) {
    if (r.tag[a] == Registers.NULL || r.tag[b] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    double x = toReal(r, a);
    double y = toReal(r, b);
    switch (op) {
      case ADD -> r.setDouble(to, x + y);
      case SUBTRACT -> r.setDouble(to, x - y);
      case MULTIPLY -> r.setDouble(to, x * y);
      case DIVIDE -> {
        if (y == 0) r.setNull(to);
        else if (r.tag[a] == 1 && r.tag[b] == 1) r.setLong(to, r.bits[a] / r.bits[b]);
        else r.setDouble(to, x / y);
      }
      case REMAINDER -> {
        if ((long) y == 0) r.setNull(to);
        else r.setLong(to, (long) x % (long) y);
      }
      default -> throw new IllegalStateException(op.toString());
    }
  }

  public static void negate(Registers r, int a, int to) {
    if (r.tag[a] == Registers.INTEGER && r.bits[a] != Long.MIN_VALUE) r.setLong(to, -r.bits[a]);
    else if (r.tag[a] == Registers.NULL) r.setNull(to);
    else r.setDouble(to, -toReal(r, a));
  }

  public static void bitNot(Registers r, int a, int to) {
    if (r.tag[a] == Registers.NULL) r.setNull(to);
    else r.setLong(to, ~(long) toReal(r, a));
  }

  public static void cast(Registers r, int a, int to, Affinity affinity) {
    r.alias(to, a);
    applyComparison(r, to, affinity);
  }

  public static void applyStorage(Registers r, int i, Affinity affinity) {
    applyComparison(r, i, affinity);
    if (affinity == Affinity.REAL && r.tag[i] == Registers.INTEGER) r.setDouble(i, r.bits[i]);
  }
}
