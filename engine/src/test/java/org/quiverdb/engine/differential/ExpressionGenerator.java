package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;

/** Expressions over the columns of the sources in scope. */
final class ExpressionGenerator {
  private static final String[] ARITHMETIC = {"+", "-", "*", "/", "%", "||", "&", "|", "<<", ">>"};
  private static final String[] COMPARISON = {"=", "==", "<>", "!=", "<", "<=", ">", ">="};
  private static final String[] COLLATIONS = {"BINARY", "NOCASE", "RTRIM"};
  private static final String[] TYPES = {
    "INTEGER", "TEXT", "REAL", "NUMERIC", "BLOB", "INT", "VARCHAR(10)"
  };

  private final Dice dice;
  private final Coverage coverage;
  private final ValueGenerator values;
  private final SelectGenerator selects;

  ExpressionGenerator(Dice dice, Coverage coverage, SelectGenerator selects) {
    this.dice = dice;
    this.coverage = coverage;
    this.values = new ValueGenerator(dice, coverage);
    this.selects = selects;
  }

  String literal() {
    return values.literal();
  }

  /** An expression; the scope lists column references such as {@code t1.a}. */
  String expression(List<String> scope, int depth) {
    if (depth <= 0 || dice.percent(25)) {
      return leaf(scope);
    }
    return switch (dice.below(22)) {
      case 0, 1, 2 -> arithmetic(scope, depth);
      case 3, 4, 5 -> comparison(scope, depth);
      case 6 ->
          coverage.hit(
              "and-or",
              "("
                  + expression(scope, depth - 1)
                  + dice.pick(" AND ", " OR ")
                  + expression(scope, depth - 1)
                  + ")");
      case 7 -> coverage.hit("not", "NOT " + expression(scope, depth - 1));
      case 8 ->
          coverage.hit(
              "unary", dice.pick("-", "+", "~") + "(" + expression(scope, depth - 1) + ")");
      case 9 ->
          coverage.hit(
              "is-null",
              "("
                  + expression(scope, depth - 1)
                  + dice.pick(" IS NULL", " IS NOT NULL", " ISNULL", " NOTNULL")
                  + ")");
      case 10 ->
          coverage.hit(
              "is",
              "("
                  + expression(scope, depth - 1)
                  + dice.pick(" IS ", " IS NOT ", " IS DISTINCT FROM ", " IS NOT DISTINCT FROM ")
                  + expression(scope, depth - 1)
                  + ")");
      case 11 -> between(scope, depth);
      case 12 -> inList(scope, depth);
      case 13 -> like(scope, depth);
      case 14 -> caseWhen(scope, depth);
      case 15 ->
          coverage.hit(
              "cast", "CAST(" + expression(scope, depth - 1) + " AS " + dice.pick(TYPES) + ")");
      case 16 ->
          coverage.hit(
              "collate",
              "(" + expression(scope, depth - 1) + " COLLATE " + dice.pick(COLLATIONS) + ")");
      case 17 -> rowValue(scope, depth);
      case 18 -> subquery(scope, depth);
      default -> function(scope, depth);
    };
  }

  /** A condition: more comparisons than {@link #expression} makes. */
  String condition(List<String> scope, int depth) {
    return switch (dice.below(8)) {
      case 0 -> expression(scope, depth);
      case 1 ->
          coverage.hit(
              "and-or",
              "("
                  + condition(scope, depth - 1)
                  + dice.pick(" AND ", " AND ", " OR ")
                  + condition(scope, depth - 1)
                  + ")");
      case 2 -> between(scope, 1);
      case 3 -> inList(scope, 1);
      case 4 -> subquery(scope, depth);
      default -> comparison(scope, depth);
    };
  }

  private String leaf(List<String> scope) {
    if (scope.isEmpty() || dice.percent(35)) {
      return values.literal();
    }
    return coverage.hit("column", dice.pick(scope));
  }

  private String arithmetic(List<String> scope, int depth) {
    return coverage.hit(
        "arithmetic",
        "("
            + expression(scope, depth - 1)
            + " "
            + dice.pick(ARITHMETIC)
            + " "
            + expression(scope, depth - 1)
            + ")");
  }

  private String comparison(List<String> scope, int depth) {
    return coverage.hit(
        "comparison",
        "("
            + expression(scope, depth - 1)
            + " "
            + dice.pick(COMPARISON)
            + " "
            + expression(scope, depth - 1)
            + ")");
  }

  private String between(List<String> scope, int depth) {
    return coverage.hit(
        "between",
        "("
            + expression(scope, depth - 1)
            + dice.pick(" BETWEEN ", " NOT BETWEEN ")
            + expression(scope, depth - 1)
            + " AND "
            + expression(scope, depth - 1)
            + ")");
  }

  private String inList(List<String> scope, int depth) {
    List<String> items = new ArrayList<>();
    for (int n = dice.below(4); n >= 0; n--) {
      items.add(expression(scope, depth - 2));
    }
    return coverage.hit(
        "in-list",
        "("
            + expression(scope, depth - 1)
            + dice.pick(" IN (", " NOT IN (")
            + String.join(", ", items)
            + "))");
  }

  private String like(List<String> scope, int depth) {
    String pattern =
        dice.pick("'a%'", "'%b'", "'_b%'", "'%'", "'A_'", "'a*'", "'[ab]*'", "'?b*'", "'1%'");
    String operator = dice.pick(" LIKE ", " NOT LIKE ", " GLOB ", " NOT GLOB ");
    String escape = operator.contains("LIKE") && dice.percent(15) ? " ESCAPE '\\'" : "";
    return coverage.hit(
        operator.contains("LIKE") ? "like" : "glob",
        "(" + expression(scope, depth - 1) + operator + pattern + escape + ")");
  }

  private String caseWhen(List<String> scope, int depth) {
    StringBuilder text = new StringBuilder("CASE ");
    if (dice.percent(40)) {
      text.append(coverage.hit("case-base", expression(scope, depth - 1))).append(' ');
    }
    for (int n = dice.below(2); n >= 0; n--) {
      text.append("WHEN ").append(expression(scope, depth - 1));
      text.append(" THEN ").append(expression(scope, depth - 1)).append(' ');
    }
    if (dice.percent(60)) {
      text.append("ELSE ").append(expression(scope, depth - 1)).append(' ');
    }
    return coverage.hit("case", text + "END");
  }

  private String rowValue(List<String> scope, int depth) {
    return coverage.hit(
        "row-value",
        "(("
            + expression(scope, depth - 1)
            + ", "
            + leaf(scope)
            + ") "
            + dice.pick(COMPARISON)
            + " ("
            + expression(scope, depth - 1)
            + ", "
            + leaf(scope)
            + "))");
  }

  private String subquery(List<String> scope, int depth) {
    if (depth < 2) {
      return comparison(scope, 1);
    }
    return switch (dice.below(3)) {
      case 0 ->
          coverage.hit(
              "exists",
              dice.pick("", "NOT ") + "EXISTS (" + selects.inner(scope, 1, depth - 2) + ")");
      case 1 ->
          coverage.hit(
              "in-select",
              "("
                  + leaf(scope)
                  + dice.pick(" IN (", " NOT IN (")
                  + selects.inner(scope, 1, depth - 2)
                  + "))");
      default -> coverage.hit("scalar-subquery", "(" + selects.scalar(scope, depth - 2) + ")");
    };
  }

  private String function(List<String> scope, int depth) {
    String a = expression(scope, depth - 1);
    String b = expression(scope, depth - 2);
    String small = Integer.toString(dice.between(-3, 5));
    String call =
        switch (dice.below(30)) {
          case 0 -> "abs(" + a + ")";
          case 1 -> "coalesce(" + a + ", " + b + ")";
          case 2 -> "ifnull(" + a + ", " + b + ")";
          case 3 -> "nullif(" + a + ", " + b + ")";
          case 4 -> "length(" + a + ")";
          case 5 -> "typeof(" + a + ")";
          case 6 -> "upper(" + a + ")";
          case 7 -> "lower(" + a + ")";
          case 8 -> "substr(" + a + ", " + small + ")";
          case 9 -> "substr(" + a + ", " + small + ", " + dice.between(-2, 4) + ")";
          case 10 -> "trim(" + a + ")";
          case 11 -> "ltrim(" + a + ", 'a ')";
          case 12 -> "rtrim(" + a + ", 'b ')";
          case 13 -> "replace(" + a + ", 'a', 'xy')";
          case 14 -> "instr(" + a + ", " + b + ")";
          case 15 -> "hex(" + a + ")";
          case 16 -> "quote(" + a + ")";
          case 17 -> "round(" + a + ")";
          case 18 -> "round(" + a + ", " + dice.between(0, 3) + ")";
          case 19 -> "max(" + a + ", " + b + ")";
          case 20 -> "min(" + a + ", " + b + ", 3)";
          case 21 -> "iif(" + a + ", " + b + ", 'no')";
          case 22 -> "sign(" + a + ")";
          case 23 -> "unicode(" + a + ")";
          case 24 -> "char(" + dice.between(65, 90) + ", 98)";
          case 25 -> "printf('%d|%s|%5.2f|%x', " + a + ", " + b + ", 2.5, 255)";
          case 26 -> "concat(" + a + ", '-', " + b + ")";
          case 27 -> "octet_length(" + a + ")";
          case 28 -> "concat_ws(',', " + a + ", " + b + ")";
          default -> "likely(" + a + ")";
        };
    return coverage.hit("function", call);
  }
}
