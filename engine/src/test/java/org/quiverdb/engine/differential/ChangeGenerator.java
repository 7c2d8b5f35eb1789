package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** INSERT, UPDATE, DELETE and transaction statements. */
final class ChangeGenerator {
  private static final String[] CONFLICTS = {"ABORT", "FAIL", "IGNORE", "REPLACE", "ROLLBACK"};

  private final Dice dice;
  private final Coverage coverage;
  private final Model model;
  private final SelectGenerator selects;
  private final ExpressionGenerator expressions;
  private int savepoints;

  ChangeGenerator(Dice dice, Coverage coverage, Model model, SelectGenerator selects) {
    this.dice = dice;
    this.coverage = coverage;
    this.model = model;
    this.selects = selects;
    this.expressions = selects.expressions();
  }

  String change() {
    Model.Relation table = dice.pick(model.tables());
    return switch (dice.below(10)) {
      case 0, 1, 2, 3 -> insert(table);
      case 4, 5, 6 -> update(table);
      case 7, 8 -> delete(table);
      default -> insertSelect(table);
    };
  }

  private String conflict(String statement) {
    if (dice.percent(55)) {
      return "";
    }
    String clause = dice.pick(CONFLICTS);
    return coverage.hit(statement + "-or-" + clause.toLowerCase(Locale.ROOT), " OR " + clause);
  }

  private String insert(Model.Relation table) {
    if (dice.percent(3)) {
      return coverage.hit(
          "insert-default-values", "INSERT INTO " + table.name() + " DEFAULT VALUES");
    }
    List<String> columns = table.columns();
    boolean named = dice.percent(40);
    if (named) {
      columns = columns.stream().filter(c -> dice.percent(80)).toList();
      if (columns.isEmpty()) {
        columns = table.columns();
      }
    }
    boolean rowid = table.hasRowid() && dice.percent(15);
    List<String> rows = new ArrayList<>();
    for (int n = dice.pick(1, 1, 1, 2, 3, 5); n > 0; n--) {
      List<String> row = new ArrayList<>();
      if (rowid) {
        row.add(coverage.hit("insert-rowid", rowid()));
      }
      for (int i = 0; i < columns.size(); i++) {
        row.add(dice.percent(80) ? expressions.literal() : expressions.expression(List.of(), 2));
      }
      rows.add("(" + String.join(", ", row) + ")");
    }
    coverage.hit(rows.size() > 1 ? "insert-multi-row" : "insert");
    String head =
        dice.percent(5) ? coverage.hit("replace", "REPLACE") : "INSERT" + conflict("insert");
    return head
        + " INTO "
        + table.name()
        + (rowid ? "(rowid, " : named ? "(" : "")
        + (rowid || named ? String.join(", ", columns) + ")" : "")
        + " VALUES "
        + String.join(", ", rows);
  }

  /** A rowid that is often taken, and seldom none. */
  private String rowid() {
    return dice.percent(90)
        ? Integer.toString(dice.between(-2, 12))
        : dice.pick("NULL", "'7'", "3.0", "'x'", "1.5", "-9223372036854775808.0");
  }

  private String insertSelect(Model.Relation table) {
    Model.Relation from = dice.pick(model.relations);
    List<String> results = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      results.add(
          dice.percent(70) ? dice.pick(from.columns()) : expressions.expression(from.columns(), 2));
    }
    String order = " ORDER BY " + String.join(", ", ordinals(results.size()));
    return coverage.hit(
        "insert-select",
        "INSERT"
            + conflict("insert")
            + " INTO "
            + table.name()
            + " SELECT "
            + String.join(", ", results)
            + " FROM "
            + from.name()
            + order
            + " LIMIT "
            + dice.between(1, 12));
  }

  private static List<String> ordinals(int count) {
    List<String> list = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      list.add(Integer.toString(i));
    }
    return list;
  }

  private String update(Model.Relation table) {
    List<String> sets = new ArrayList<>();
    for (int n = dice.pick(1, 1, 2); n > 0; n--) {
      String column = dice.pick(table.columns());
      if (sets.stream().anyMatch(set -> set.startsWith(column + " "))) {
        continue;
      }
      sets.add(
          column
              + " = "
              + (dice.percent(40)
                  ? expressions.literal()
                  : expressions.expression(table.columns(), 2)));
    }
    if (table.hasRowid() && dice.percent(6)) {
      sets.add(coverage.hit("update-rowid", "rowid = " + dice.pick(rowid(), "rowid + 1")));
    }
    return coverage.hit(
        "update",
        "UPDATE"
            + conflict("update")
            + " "
            + table.name()
            + " SET "
            + String.join(", ", sets)
            + where(table, 80));
  }

  private String delete(Model.Relation table) {
    return coverage.hit("delete", "DELETE FROM " + table.name() + where(table, 95));
  }

  private String where(Model.Relation table, int chance) {
    if (!dice.percent(chance)) {
      return coverage.hit("change-all", "");
    }
    return " WHERE " + expressions.condition(table.columns(), 2);
  }

  /** BEGIN, COMMIT, ROLLBACK and savepoints, also where they are errors. */
  String transaction() {
    String s = "s" + dice.below(3);
    return switch (dice.below(9)) {
      case 0, 1 ->
          coverage.hit(
              "begin",
              dice.pick("BEGIN", "BEGIN IMMEDIATE", "BEGIN TRANSACTION", "BEGIN EXCLUSIVE"));
      case 2, 3 -> coverage.hit("commit", dice.pick("COMMIT", "END"));
      case 4 -> coverage.hit("rollback", "ROLLBACK");
      case 5, 6 -> coverage.hit("savepoint", "SAVEPOINT " + s);
      case 7 -> coverage.hit("release", "RELEASE " + s);
      default -> coverage.hit("rollback-to", "ROLLBACK TO " + s);
    };
  }
}
