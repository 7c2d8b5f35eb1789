package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * AFTER triggers: they write into the log table, change another table, or raise one of the four
 * errors.
 */
final class TriggerGenerator {
  private final Dice dice;
  private final Coverage coverage;
  private final Model model;

  TriggerGenerator(Dice dice, Coverage coverage, Model model) {
    this.dice = dice;
    this.coverage = coverage;
    this.model = model;
  }

  String trigger() {
    Model.Relation table = dice.pick(model.tables());
    String name = model.fresh("g");
    model.triggers.add(name);
    String event = dice.pick("INSERT", "UPDATE", "DELETE");
    coverage.hit("create-trigger-" + event.toLowerCase(Locale.ROOT));
    String when =
        dice.percent(40)
            ? coverage.hit("trigger-when", " WHEN " + condition(column(event, table)))
            : "";
    List<String> steps = new ArrayList<>();
    for (int n = dice.pick(1, 1, 2); n > 0; n--) {
      steps.add(step(name, event, table) + "; ");
    }
    return "CREATE TRIGGER "
        + name
        + " AFTER "
        + event
        + (event.equals("UPDATE") ? columns(table) : "")
        + " ON "
        + table.name()
        + " FOR EACH ROW"
        + when
        + " BEGIN "
        + String.join("", steps)
        + "END";
  }

  private String columns(Model.Relation table) {
    return dice.percent(30)
        ? coverage.hit("trigger-update-of", " OF " + dice.pick(table.columns()))
        : "";
  }

  private String column(String event, Model.Relation table) {
    String row =
        event.equals("DELETE") ? "old" : event.equals("INSERT") ? "new" : dice.pick("old", "new");
    return row + "." + dice.pick(table.columns());
  }

  private String condition(String column) {
    return column + dice.pick(" > 2", " IS NOT NULL", " < 'b'", " IS NULL", " = 1");
  }

  private String step(String name, String event, Model.Relation table) {
    String column = column(event, table);
    Model.Relation other = dice.pick(model.tables());
    int roll = dice.below(100);
    if (roll < 20) {
      return raise(name, column);
    }
    if (roll < 50 && !other.equals(table)) {
      return roll < 35 ? update(other, column) : delete(other, column);
    }
    return "INSERT INTO log VALUES ('" + name + "', " + column + ")";
  }

  private String raise(String name, String column) {
    String action = dice.pick("ABORT", "FAIL", "ROLLBACK", "IGNORE");
    String text = dice.pick("'" + name + "'", "'" + name + "'", "'" + name + " ' || " + column);
    String raise = "RAISE(" + action + (action.equals("IGNORE") ? ")" : ", " + text + ")");
    coverage.hit("trigger-raise-" + action.toLowerCase(Locale.ROOT));
    return dice.percent(50)
        ? "SELECT CASE WHEN " + condition(column) + " THEN " + raise + " END"
        : "SELECT " + raise + " WHERE " + condition(column);
  }

  private String update(Model.Relation other, String column) {
    return coverage.hit(
        "trigger-update",
        "UPDATE "
            + dice.pick("", "", "OR IGNORE ", "OR REPLACE ")
            + other.name()
            + " SET "
            + dice.pick(other.columns())
            + " = "
            + dice.pick(column, "5", "'u'", "NULL")
            + " WHERE "
            + dice.pick(other.columns())
            + dice.pick(" = ", " IS ", " < ")
            + column);
  }

  private String delete(Model.Relation other, String column) {
    return coverage.hit(
        "trigger-delete",
        "DELETE FROM " + other.name() + " WHERE " + dice.pick(other.columns()) + " = " + column);
  }
}
