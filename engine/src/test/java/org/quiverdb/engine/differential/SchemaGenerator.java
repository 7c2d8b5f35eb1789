package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;

/** CREATE and DROP statements. */
final class SchemaGenerator {
  private static final String[] TYPES = {
    "",
    " INTEGER",
    " INT",
    " TEXT",
    " REAL",
    " NUMERIC",
    " BLOB",
    " VARCHAR(20)",
    " DOUBLE",
    " BOOLEAN"
  };
  private static final String[] CONFLICTS = {
    "",
    "",
    "",
    " ON CONFLICT ABORT",
    " ON CONFLICT FAIL",
    " ON CONFLICT IGNORE",
    " ON CONFLICT REPLACE",
    " ON CONFLICT ROLLBACK"
  };

  private final Dice dice;
  private final Coverage coverage;
  private final Model model;
  private final SelectGenerator selects;

  SchemaGenerator(Dice dice, Coverage coverage, Model model, SelectGenerator selects) {
    this.dice = dice;
    this.coverage = coverage;
    this.model = model;
    this.selects = selects;
  }

  String table() {
    String name = model.fresh("t");
    List<String> columns = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    int count = dice.between(2, 5);
    boolean withoutRowid = dice.percent(20);
    boolean integerKey = !withoutRowid && dice.percent(40);
    for (int i = 0; i < count; i++) {
      String column = "abcdef".substring(i, i + 1);
      columns.add(column);
      definitions.add(i == 0 && integerKey ? integerKey(column) : column + column(column));
    }
    if (withoutRowid) {
      definitions.add(
          coverage.hit("primary-key", "PRIMARY KEY (" + keyColumns(columns) + ")" + conflict()));
    } else if (!integerKey && dice.percent(25)) {
      definitions.add(
          coverage.hit("primary-key", "PRIMARY KEY (" + keyColumns(columns) + ")" + conflict()));
    }
    if (dice.percent(20)) {
      definitions.add(coverage.hit("unique", "UNIQUE (" + keyColumns(columns) + ")" + conflict()));
    }
    if (dice.percent(15)) {
      definitions.add(
          coverage.hit(
              "check",
              dice.pick("", "CONSTRAINT cc ")
                  + "CHECK ("
                  + dice.pick(columns)
                  + " IS NOT "
                  + dice.pick("7", "'abc'", "x'61'")
                  + ")"));
    }
    model.relations.add(new Model.Relation(name, columns, false, !withoutRowid));
    return coverage.hit(
        "create-table",
        "CREATE TABLE "
            + dice.pick("", "IF NOT EXISTS ")
            + name
            + "("
            + String.join(", ", definitions)
            + ")"
            + (withoutRowid ? coverage.hit("without-rowid", " WITHOUT ROWID") : ""));
  }

  private String integerKey(String column) {
    return column
        + coverage.hit("integer-primary-key", " INTEGER PRIMARY KEY")
        + (dice.percent(25) ? coverage.hit("autoincrement", " AUTOINCREMENT") : "");
  }

  private String conflict() {
    String clause = dice.pick(CONFLICTS);
    if (!clause.isEmpty()) {
      coverage.hit("constraint" + clause.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    }
    return clause;
  }

  private String column(String name) {
    StringBuilder text = new StringBuilder(dice.pick(TYPES));
    if (dice.percent(15)) {
      text.append(coverage.hit("not-null", " NOT NULL")).append(conflict());
    }
    if (dice.percent(10)) {
      text.append(coverage.hit("unique", " UNIQUE")).append(conflict());
    }
    if (dice.percent(20)) {
      text.append(coverage.hit("default", " DEFAULT "))
          .append(dice.pick("5", "-1", "'dflt'", "(2+3)", "NULL", "1.5", "x'00'", "TRUE"));
    }
    if (dice.percent(15)) {
      text.append(coverage.hit("column-collate", " COLLATE "))
          .append(dice.pick("NOCASE", "RTRIM", "BINARY"));
    }
    if (dice.percent(8)) {
      text.append(coverage.hit("check", " CHECK ("))
          .append(name)
          .append(dice.pick(" <> 3)", " < 'zz' OR 1)"));
    }
    return text.toString();
  }

  private String keyColumns(List<String> columns) {
    List<String> key = new ArrayList<>();
    for (int n = dice.pick(1, 1, 2); n > 0; n--) {
      String column = dice.pick(columns);
      if (key.stream().noneMatch(k -> k.startsWith(column))) {
        key.add(column + dice.pick("", "", " DESC", " COLLATE NOCASE"));
      }
    }
    return String.join(", ", key);
  }

  String index() {
    Model.Relation table = dice.pick(model.tables());
    String name = model.fresh("i");
    model.indexes.add(name);
    String unique = dice.percent(15) ? coverage.hit("unique-index", "UNIQUE ") : "";
    return coverage.hit(
        "create-index",
        "CREATE "
            + unique
            + "INDEX "
            + name
            + " ON "
            + table.name()
            + "("
            + keyColumns(table.columns())
            + ")");
  }

  String view() {
    String name = model.fresh("v");
    Model.Relation base = dice.pick(model.relations);
    String sql =
        "CREATE VIEW "
            + name
            + "(p, q) AS SELECT "
            + dice.pick(base.columns())
            + ", "
            + selects.expressions().expression(base.columns(), 2)
            + " FROM "
            + base.name();
    model.relations.add(new Model.Relation(name, List.of("p", "q"), true, false));
    return coverage.hit("create-view", sql);
  }

  String drop() {
    if (!model.indexes.isEmpty() && dice.percent(50)) {
      return coverage.hit(
          "drop-index", "DROP INDEX " + model.indexes.remove(dice.below(model.indexes.size())));
    }
    if (!model.triggers.isEmpty() && dice.percent(50)) {
      return coverage.hit(
          "drop-trigger",
          "DROP TRIGGER " + model.triggers.remove(dice.below(model.triggers.size())));
    }
    List<Model.Relation> views = model.relations.stream().filter(Model.Relation::isView).toList();
    if (!views.isEmpty() && dice.percent(50)) {
      Model.Relation view = dice.pick(views);
      model.relations.remove(view);
      return coverage.hit("drop-view", "DROP VIEW " + view.name());
    }
    if (model.tables().size() > 2 && views.isEmpty()) {
      Model.Relation table = dice.pick(model.tables());
      model.relations.remove(table);
      model.indexes.clear();
      model.triggers.clear();
      return coverage.hit("drop-table", "DROP TABLE " + table.name());
    }
    return coverage.hit("drop-missing", "DROP TABLE IF EXISTS nosuch");
  }
}
