package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.Typing;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/**
 * Conditions that follow from a term and that an index can use: the halves of BETWEEN, the range of
 * a LIKE prefix, IN from ORs.
 */
final class DerivedTerms {
  private DerivedTerms() {}

  static List<BoundExpr> of(BoundExpr expr) {
    return switch (expr) {
      case BoundExpr.Between b -> List.of(b.low(), b.high());
      case BoundExpr.Call c when c.arguments().size() == 2 && isPattern(c) -> prefixRange(c);
      case BoundExpr.Or or -> inList(or);
      default -> List.of();
    };
  }

  private static boolean isPattern(BoundExpr.Call call) {
    return call.function().name().equals("like") || call.function().name().equals("glob");
  }

  private static List<BoundExpr> prefixRange(BoundExpr.Call call) {
    boolean glob = call.function().name().equals("glob");
    if (!(call.arguments().get(0) instanceof BoundExpr.TextConstant pattern)
        || !(call.arguments().get(1) instanceof BoundExpr.Column column)
        || Typing.affinity(column) != Affinity.TEXT) {
      return List.of();
    }
    String prefix = prefix(pattern.value(), glob ? "*?[" : "%_");
    if (prefix.isEmpty() || prefix.charAt(prefix.length() - 1) >= 0x7e) {
      return List.of();
    }
    char last = prefix.charAt(prefix.length() - 1);
    String low = glob ? prefix : upper(prefix);
    String high = glob ? prefix : lower(prefix);
    last = high.charAt(high.length() - 1);
    if (!glob && last == '@') {
      return List.of();
    }
    high = high.substring(0, high.length() - 1) + (char) (last + 1);
    Collation collation = glob ? Collation.BINARY : Collation.NOCASE;
    return List.of(
        compare(BinaryOperator.GE, column, low, collation),
        compare(BinaryOperator.LT, column, high, collation));
  }

  private static BoundExpr compare(
      BinaryOperator operator, BoundExpr column, String bound, Collation collation) {
    return new BoundExpr.Compare(
        operator, column, new BoundExpr.TextConstant(bound), Affinity.TEXT, collation);
  }

  private static String prefix(String pattern, String wildcards) {
    int i = 0;
    while (i < pattern.length() && wildcards.indexOf(pattern.charAt(i)) < 0) {
      if (pattern.charAt(i) >= 0x80) {
        return "";
      }
      i++;
    }
    return pattern.substring(0, i);
  }

  private static String upper(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      result.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
    }
    return result.toString();
  }

  private static String lower(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      result.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return result.toString();
  }

  /** {@code a = x OR a = y OR ...} is {@code a IN (x, y, ...)}, if all compare alike. */
  private static List<BoundExpr> inList(BoundExpr.Or or) {
    List<BoundExpr> parts = new ArrayList<>();
    split(or, parts);
    BoundExpr.Compare first = null;
    BoundExpr column = null;
    List<BoundExpr> items = new ArrayList<>();
    for (BoundExpr part : parts) {
      if (!(part instanceof BoundExpr.Compare c) || c.operator() != BinaryOperator.EQ) {
        return List.of();
      }
      if (first == null) {
        first = c;
        column = c.left() instanceof BoundExpr.Column ? c.left() : c.right();
      }
      BoundExpr item = other(c, column);
      if (item == null || c.affinity() != first.affinity() || c.collation() != first.collation()) {
        return List.of();
      }
      items.add(item);
    }
    if (first == null || !(column instanceof BoundExpr.Column)) {
      return List.of();
    }
    return List.of(new BoundExpr.InList(column, items, first.affinity(), first.collation()));
  }

  private static @Nullable BoundExpr other(BoundExpr.Compare c, @Nullable BoundExpr column) {
    if (c.left().equals(column)) {
      return c.right();
    }
    return c.right().equals(column) ? c.left() : null;
  }

  /** The operands of a chain of ORs. */
  static void split(BoundExpr expr, List<BoundExpr> parts) {
    if (expr instanceof BoundExpr.Or or) {
      split(or.left(), parts);
      split(or.right(), parts);
    } else {
      parts.add(expr);
    }
  }
}
