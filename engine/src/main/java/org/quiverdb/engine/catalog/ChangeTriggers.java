package org.quiverdb.engine.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.RowCondition;
import org.quiverdb.engine.sql.syntax.SameText;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * The triggers that note the changes of an indexed table in the index's log, so that any SQLite
 * notes them too. The log is append-only, without constraints and OR clauses: an outer OR IGNORE,
 * OR FAIL or REPLACE cannot change what it gets. The update trigger names the column and the key in
 * WHEN and not in OF, because OF misses other names of the rowid; a SQLite that drops the column is
 * refused by it.
 *
 * <p>Of a partial index, the triggers note what changes among its rows, and rows that come in or
 * leave by an update.
 */
public final class ChangeTriggers {
  private ChangeTriggers() {}

  /** The name by which SQL reaches the rowid of a table, or null when columns hide all of them. */
  public static @Nullable String key(Table table) {
    if (table.rowidAlias() >= 0) {
      return quote(table.columns().get(table.rowidAlias()).name());
    }
    for (String name : new String[] {"rowid", "_rowid_", "oid"}) {
      if (table.isRowidName(name)) {
        return name;
      }
    }
    return null;
  }

  /** An identifier in double quotes. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * The CREATE TRIGGER texts by trigger name.
   *
   * @param index name of the index
   * @param key of {@link #key}
   * @param where the condition of a partial index, or null
   */
  public static Map<String, String> of(
      String index, String table, String column, String key, @Nullable String where) {
    String into =
        " BEGIN INSERT INTO " + quote(index + "_" + MethodIndex.LOG) + "(old, new) VALUES ";
    String e = quote(column);
    Map<String, String> all = new LinkedHashMap<>();
    String changed = "new.%s IS NOT old.%s OR new.%s IS NOT old.%s".formatted(e, e, key, key);
    String after = where == null ? "" : RowCondition.over("new", where);
    String before = where == null ? "" : RowCondition.over("old", where);
    if (where != null) {
      changed =
          "(%s OR (%s) IS NOT (%s)) AND ((%s) OR (%s))"
              .formatted(changed, after, before, after, before);
    }
    add(all, index, "insert", table, after, into + "(NULL, new." + key + "); END");
    add(all, index, "update", table, changed, into + "(old." + key + ", new." + key + "); END");
    add(all, index, "delete", table, before, into + "(old." + key + ", NULL); END");
    return all;
  }

  private static void add(
      Map<String, String> all, String index, String event, String table, String when, String body) {
    String name = index + "_" + event;
    String upper = event.toUpperCase(java.util.Locale.ROOT);
    String condition = when.isEmpty() ? "" : " WHEN " + when;
    all.put(
        name,
        "CREATE TRIGGER "
            + quote(name)
            + " AFTER "
            + upper
            + " ON "
            + quote(table)
            + condition
            + body);
  }

  /** The name of the trigger that notes inserted rows. */
  static String insertTrigger(String index) {
    return index + "_insert";
  }

  /** The table that an index's triggers watch, or null when they are gone. */
  static @Nullable Table table(Schema schema, String index) {
    for (String event : new String[] {"update", "insert", "delete"}) {
      Trigger trigger = schema.trigger(index + "_" + event);
      if (trigger != null) {
        return schema.table(trigger.tableName());
      }
    }
    return null;
  }

  /** The column that the update trigger watches, or null. */
  static @Nullable String column(Schema schema, String index) {
    Trigger update = schema.trigger(index + "_update");
    Expr first = update == null ? null : update.tree().when();
    while (first instanceof Expr.Binary binary) {
      first = binary.left();
    }
    return first instanceof Expr.ColumnRef ref ? ref.column().text() : null;
  }

  /** The condition of a partial index, as the insert trigger has it, or null. */
  static @Nullable String where(Schema schema, String index) {
    Trigger insert = schema.trigger(index + "_insert");
    String when =
        insert == null || insert.tree().when() == null ? null : RowCondition.when(insert.sql());
    return when == null ? null : RowCondition.over(null, when);
  }

  /**
   * The name of a trigger that is missing or says something else, or null.
   *
   * @param where of {@link #where}
   */
  static @Nullable String altered(
      Schema schema, String index, Table table, String column, @Nullable String where) {
    String key = key(table);
    for (Map.Entry<String, String> wanted :
        of(index, table.name(), column, key == null ? "rowid" : key, where).entrySet()) {
      Trigger trigger = schema.trigger(wanted.getKey());
      if (trigger == null || !SameText.of(trigger.sql(), wanted.getValue())) {
        return wanted.getKey();
      }
    }
    return null;
  }
}
