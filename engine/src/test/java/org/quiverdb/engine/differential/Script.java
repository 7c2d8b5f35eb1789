package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * A random script: a schema, then queries and changes mixed. The same seed gives the same script.
 */
final class Script {
  private Script() {}

  static List<String> generate(long seed, int statements, Coverage coverage) {
    Dice dice = new Dice(seed);
    Model model = new Model();
    SelectGenerator selects = new SelectGenerator(dice, coverage, model);
    SchemaGenerator schema = new SchemaGenerator(dice, coverage, model, selects);
    TriggerGenerator triggers = new TriggerGenerator(dice, coverage, model);
    ChangeGenerator changes = new ChangeGenerator(dice, coverage, model, selects);
    List<String> script = new ArrayList<>();
    script.add("CREATE TABLE log(g, v)");
    for (int n = dice.between(2, 4); n > 0; n--) {
      script.add(schema.table());
    }
    for (int n = dice.below(4); n > 0; n--) {
      script.add(schema.index());
    }
    for (int n = dice.below(4); n > 0; n--) {
      script.add(triggers.trigger());
    }
    if (dice.percent(40)) {
      script.add(schema.view());
    }
    for (int n = 12; n > 0; n--) {
      script.add(changes.change());
    }
    boolean transactions = dice.percent(50);
    while (script.size() < statements) {
      script.add(step(dice, selects, schema, changes, transactions));
    }
    return script;
  }

  private static String step(
      Dice dice,
      SelectGenerator selects,
      SchemaGenerator schema,
      ChangeGenerator changes,
      boolean transactions) {
    int roll = dice.below(100);
    if (roll < 32) {
      return changes.change();
    }
    if (roll < 38 && transactions) {
      return changes.transaction();
    }
    if (roll < 39) {
      return dice.pick(schema.index(), schema.view());
    }
    if (roll < 40) {
      return schema.drop();
    }
    return selects.query();
  }

  /** Names of the tables that a script leaves for comparison. */
  static List<String> dumpQueries(Engine reference) {
    List<String> queries = new ArrayList<>();
    queries.add("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2, 3 /*ordered*/");
    Outcome names = reference.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1");
    for (List<String> row : names.rows()) {
      String name = row.get(0).substring(1, row.get(0).length() - 1);
      queries.add("SELECT * FROM " + name);
      if (!reference.run("SELECT rowid FROM " + name).failed()) {
        queries.add("SELECT rowid, * FROM " + name + " ORDER BY 1 /*ordered*/");
      }
    }
    return queries;
  }
}
