package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;

/** SELECT statements over the relations of a model. */
final class SelectGenerator {
  private final Dice dice;
  private final Coverage coverage;
  private final Model model;
  private final ExpressionGenerator expressions;
  private int alias;

  SelectGenerator(Dice dice, Coverage coverage, Model model) {
    this.dice = dice;
    this.coverage = coverage;
    this.model = model;
    this.expressions = new ExpressionGenerator(dice, coverage, this);
  }

  ExpressionGenerator expressions() {
    return expressions;
  }

  /** A whole query. Its rows are compared in order only if {@link #isOrdered} says so. */
  String query() {
    return switch (dice.below(12)) {
      case 0 -> compound();
      case 1 -> withClause();
      case 2 ->
          coverage.hit(
              "values",
              "VALUES ("
                  + expressions.literal()
                  + ", "
                  + expressions.literal()
                  + "), ("
                  + expressions.literal()
                  + ", 2)");
      case 3, 4 -> aggregate();
      case 5 ->
          coverage.hit(
              "select-no-from",
              "SELECT "
                  + expressions.expression(List.of(), 3)
                  + ", "
                  + expressions.expression(List.of(), 2)
                  + " AS x");
      default -> simple(List.of(), dice.between(1, 4), 3, true);
    };
  }

  /** Whether the statement orders by every column it returns, so that order can be compared. */
  static boolean isOrdered(String sql) {
    return sql.contains("/*ordered*/");
  }

  /** A subquery with so many columns; may refer to the outer scope. */
  String inner(List<String> outer, int columns, int depth) {
    return simple(outer, columns, Math.max(1, depth), false);
  }

  /** A subquery of one column whose first row does not depend on the plan. */
  String scalar(List<String> outer, int depth) {
    From from = from(outer, 1);
    List<String> scope = from.scope(outer);
    String aggregate = dice.pick("count", "sum", "min", "max", "total", "avg");
    return "SELECT "
        + aggregate
        + "("
        + dice.pick(scope)
        + ") FROM "
        + from.text
        + where(scope, depth);
  }

  private record From(String text, List<String> columns) {
    List<String> scope(List<String> outer) {
      List<String> all = new ArrayList<>(columns);
      all.addAll(outer);
      return all;
    }
  }

  private From from(List<String> outer, int tables) {
    StringBuilder text = new StringBuilder();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      String name = "q" + alias++;
      List<String> own = new ArrayList<>();
      String item = item(name, own);
      if (i == 0) {
        text.append(item);
        columns.addAll(own);
        continue;
      }
      String on = "(" + dice.pick(columns) + " = " + dice.pick(own) + ")";
      columns.addAll(own);
      switch (dice.below(6)) {
        case 0 -> text.append(coverage.hit("join-comma", ", ")).append(item);
        case 1 -> text.append(coverage.hit("join-cross", " CROSS JOIN ")).append(item);
        case 2, 3 ->
            text.append(coverage.hit("join-left", " LEFT JOIN "))
                .append(item)
                .append(" ON ")
                .append(on);
        default ->
            text.append(coverage.hit("join-inner", " JOIN "))
                .append(item)
                .append(" ON ")
                .append(dice.percent(70) ? on : expressions.condition(columns, 2));
      }
    }
    return new From(text.toString(), columns);
  }

  private String item(String name, List<String> columns) {
    if (dice.percent(12)) {
      columns.add(name + ".x");
      columns.add(name + ".y");
      Model.Relation base = dice.pick(model.relations);
      String inside =
          "SELECT "
              + dice.pick(base.columns())
              + " AS x, "
              + expressions.expression(base.columns(), 1)
              + " AS y FROM "
              + base.name()
              + where(base.columns(), 1);
      return coverage.hit("from-subquery", "(" + inside + ") AS " + name);
    }
    Model.Relation relation = dice.pick(model.relations);
    for (String column : relation.columns()) {
      columns.add(name + "." + column);
    }
    if (relation.hasRowid() && dice.percent(20)) {
      columns.add(name + "." + coverage.hit("rowid", "rowid"));
    }
    coverage.hit(relation.isView() ? "from-view" : "from-table");
    return relation.name() + (dice.percent(50) ? " AS " : " ") + name;
  }

  private String where(List<String> scope, int depth) {
    return dice.percent(65)
        ? coverage.hit("where", " WHERE " + expressions.condition(scope, depth))
        : "";
  }

  private String simple(List<String> outer, int columns, int depth, boolean top) {
    if (top && dice.percent(8)) {
      return naturalOrUsing();
    }
    From from = from(outer, top ? dice.pick(1, 1, 1, 2, 2, 3) : 1);
    List<String> scope = from.scope(outer);
    List<String> results = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      results.add(
          dice.percent(55) ? dice.pick(scope) : expressions.expression(scope, Math.min(depth, 2)));
    }
    String list = String.join(", ", results);
    if (top && dice.percent(15)) {
      list = coverage.hit("star", "*");
      columns =
          from.columns.size()
              - (int) from.columns.stream().filter(c -> c.endsWith(".rowid")).count();
    }
    String distinct = dice.percent(15) ? coverage.hit("distinct", "DISTINCT ") : "";
    String sql = "SELECT " + distinct + list + " FROM " + from.text + where(scope, depth);
    return top ? sql + order(columns) : sql;
  }

  private String naturalOrUsing() {
    Model.Relation a = dice.pick(model.relations);
    Model.Relation b = dice.pick(model.relations);
    String common = a.columns().stream().filter(b.columns()::contains).findFirst().orElse(null);
    if (a.name().equals(b.name()) || common == null) {
      return coverage.hit("star", "SELECT * FROM " + a.name());
    }
    return dice.percent(50)
        ? coverage.hit("join-natural", "SELECT * FROM " + a.name() + " NATURAL JOIN " + b.name())
        : coverage.hit(
            "join-using",
            "SELECT * FROM "
                + a.name()
                + dice.pick(" JOIN ", " LEFT JOIN ")
                + b.name()
                + " USING ("
                + common
                + ")");
  }

  /** ORDER BY all columns, so that ties cannot differ, with LIMIT only then. */
  private String order(int columns) {
    if (!dice.percent(50)) {
      return "";
    }
    List<String> terms = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      String direction = dice.pick("", "", " ASC", " DESC");
      String nulls =
          dice.percent(15)
              ? coverage.hit("nulls-order", dice.pick(" NULLS FIRST", " NULLS LAST"))
              : "";
      terms.add(i + direction + nulls);
    }
    String sql = coverage.hit("order-by", " ORDER BY " + String.join(", ", terms) + " /*ordered*/");
    return sql + (dice.percent(40) ? limit() : "");
  }

  private String limit() {
    return switch (dice.below(4)) {
      case 0 -> coverage.hit("limit-comma", " LIMIT " + dice.below(4) + ", " + dice.between(-1, 6));
      case 1 ->
          coverage.hit(
              "offset", " LIMIT " + dice.between(-1, 6) + " OFFSET " + dice.between(-1, 4));
      default -> coverage.hit("limit", " LIMIT " + dice.between(-1, 8));
    };
  }

  private String aggregate() {
    From from = from(List.of(), dice.pick(1, 1, 2));
    List<String> scope = from.columns;
    List<String> keys = new ArrayList<>();
    for (int n = dice.below(3); n > 0; n--) {
      // A key without a column would be a constant, which C takes for a position once it is folded.
      String key = dice.percent(75) ? dice.pick(scope) : expressions.expression(scope, 1);
      keys.add(scope.stream().anyMatch(key::contains) ? key : dice.pick(scope));
    }
    List<String> results = new ArrayList<>(keys);
    for (int n = dice.between(1, 3); n > 0; n--) {
      results.add(aggregateCall(scope));
    }
    StringBuilder sql =
        new StringBuilder("SELECT " + String.join(", ", results) + " FROM " + from.text);
    sql.append(where(scope, 2));
    if (!keys.isEmpty()) {
      sql.append(coverage.hit("group-by", " GROUP BY ")).append(String.join(", ", keys));
      if (dice.percent(30)) {
        sql.append(coverage.hit("having", " HAVING "))
            .append(aggregateCall(scope))
            .append(dice.pick(" > ", " <= ", " IS NOT "))
            .append(expressions.literal());
      }
    }
    return coverage.hit("aggregate", sql + order(results.size()));
  }

  private String aggregateCall(List<String> scope) {
    String argument = dice.percent(70) ? dice.pick(scope) : expressions.expression(scope, 1);
    String distinct = dice.percent(15) ? coverage.hit("aggregate-distinct", "DISTINCT ") : "";
    String call =
        switch (dice.below(8)) {
          case 0 -> "count(*)";
          case 1, 2 -> "count(" + distinct + argument + ")";
          case 3 -> "sum(" + distinct + argument + ")";
          case 4 -> "total(" + argument + ")";
          case 5 -> "avg(" + distinct + argument + ")";
          case 6 -> "min(" + argument + ")";
          default -> "max(" + argument + ")";
        };
    return dice.percent(10)
        ? call + coverage.hit("filter", " FILTER (WHERE " + expressions.condition(scope, 1) + ")")
        : call;
  }

  private String compound() {
    int columns = dice.between(1, 3);
    StringBuilder sql = new StringBuilder(simple(List.of(), columns, 2, false));
    for (int n = dice.between(1, 2); n > 0; n--) {
      String operator = dice.pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT");
      sql.append(' ')
          .append(coverage.hit(operator.toLowerCase(java.util.Locale.ROOT), operator))
          .append(' ')
          .append(simple(List.of(), columns, 2, false));
    }
    return sql + order(columns);
  }

  private String withClause() {
    Model.Relation base = dice.pick(model.relations);
    String name = "c" + alias++;
    String materialized =
        dice.percent(25)
            ? coverage.hit("materialized", dice.pick(" MATERIALIZED", " NOT MATERIALIZED"))
            : "";
    String body =
        "SELECT "
            + dice.pick(base.columns())
            + ", "
            + expressions.expression(base.columns(), 2)
            + " FROM "
            + base.name()
            + where(base.columns(), 2);
    return coverage.hit(
        "with",
        "WITH "
            + name
            + "(u, v) AS"
            + materialized
            + " ("
            + body
            + ") SELECT u, v, "
            + expressions.expression(List.of("u", "v"), 2)
            + " FROM "
            + name
            + where(List.of("u", "v"), 2)
            + order(3));
  }
}
