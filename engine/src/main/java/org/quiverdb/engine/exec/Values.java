package org.quiverdb.engine.exec;

import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Arithmetic;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/** What operators do with values in registers: the words of exec over those of record. */
public final class Values {
  private Values() {}

  /** The number that a value begins with, as a REAL; 0 for none. */
  public static double toReal(Registers r, int i) {
    return Numeric.real(r, i);
  }

  /** SQLite's order of values. */
  public static int compare(Registers r, int a, int b, Collation collation) {
    return ValueCompare.compare(r, a, r, b, collation);
  }

  /** Converts an operand of a comparison in its own register. */
  public static void applyComparison(Registers r, int i, Affinity affinity) {
    affinity.applyToOperand(r, i);
  }

  /** Converts a value that is to be stored in a column. */
  public static void applyStorage(Registers r, int i, Affinity affinity) {
    affinity.apply(r, i);
  }

  /** Makes TEXT that is a number as a whole that number. */
  public static void applyNumeric(Registers r, int i) {
    if (r.tag[i] == Registers.TEXT) {
      Affinity.NUMERIC.applyToOperand(r, i);
    }
  }

  /** Whether a value is an integer, or can be made one in its register without loss. */
  public static boolean isRowid(Registers r, int i) {
    if (r.tag[i] == Registers.REAL && r.getDouble(i) == Long.MIN_VALUE) {
      // The one whole REAL that affinity leaves a REAL although it is an INTEGER.
      r.setLong(i, Long.MIN_VALUE);
    } else if (r.tag[i] != Registers.INTEGER) {
      Affinity.INTEGER.apply(r, i);
    }
    return r.tag[i] == Registers.INTEGER;
  }

  /** Arithmetic, bit operators and concatenation of any two values. */
  public static void arithmetic(BinaryOperator operator, Registers r, int a, int b, int result) {
    switch (operator) {
      case ADD -> Arithmetic.add(r, a, b, result);
      case SUBTRACT -> Arithmetic.subtract(r, a, b, result);
      case MULTIPLY -> Arithmetic.multiply(r, a, b, result);
      case DIVIDE -> Arithmetic.divide(r, a, b, result);
      case REMAINDER -> Arithmetic.remainder(r, a, b, result);
      case BIT_AND -> Arithmetic.bitAnd(r, a, b, result);
      case BIT_OR -> Arithmetic.bitOr(r, a, b, result);
      case SHIFT_LEFT -> Arithmetic.shiftLeft(r, a, b, result);
      case SHIFT_RIGHT -> Arithmetic.shiftRight(r, a, b, result);
      case CONCAT -> Arithmetic.concat(r, a, b, result);
      default -> throw new IllegalArgumentException(operator.toString());
    }
  }
}
