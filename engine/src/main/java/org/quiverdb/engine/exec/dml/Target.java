package org.quiverdb.engine.exec.dml;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;

/**
 * The table that a statement writes, found by its name; refuses what must not or cannot be written
 * yet.
 */
public record Target(Database database, Table table) {
  private static final String FOREIGN_KEYS = "foreign keys while PRAGMA foreign_keys is on";

  /**
   * Finds the table and sees to it that everything its rows depend on is supported.
   *
   * @param home the database of the trigger that the statement stands in, or null for all
   */
  static Target find(Session session, QualifiedName name, @Nullable Database home) {
    Target target = lookUp(session, name, home);
    Table table = target.table;
    if (Names.same(table.name(), "sqlite_master")) {
      throw SqlException.error("table " + table.name() + " may not be modified");
    }
    requireWritable(session, table);
    return target;
  }

  private static Target lookUp(Session session, QualifiedName name, @Nullable Database home) {
    String schemaName = name.schema() == null ? null : name.schema().text();
    for (Database database : session.openDatabases()) {
      if (schemaName != null && !Names.same(schemaName, database.name())
          || home != null && database != home) {
        continue;
      }
      Schema schema = database.schema();
      Table table = schema.table(name.name().text());
      if (table != null) {
        return new Target(database, table);
      }
      if (schema.view(name.name().text()) != null) {
        refuseInsteadOf(schema, name.name().text());
        throw SqlException.error("cannot modify " + name.name().text() + " because it is a view");
      }
    }
    // Names in a trigger mean its own database, and SQLite says so.
    String prefix = schemaName != null ? schemaName : home != null ? home.name() : null;
    String full = (prefix == null ? "" : prefix + ".") + name.name().text();
    throw SqlException.error("no such table: " + full);
  }

  private static void refuseInsteadOf(Schema schema, String view) {
    for (Trigger trigger : schema.triggers()) {
      if (Names.same(trigger.tableName(), view)) {
        throw SqlException.error(
            "not yet supported: writing view " + view + " by INSTEAD OF trigger " + trigger.name());
      }
    }
  }

  /**
   * Refuses a table that depends on something which is not supported yet, before the first byte
   * changes.
   */
  public static void requireWritable(Session session, Table table) {
    requireNone(table, obstacle(session, table, true));
  }

  /**
   * The same for a vector index to be made: libSQL's own index, whose place it may take, is none.
   */
  public static void requireIndexable(Session session, Table table) {
    requireNone(table, obstacle(session, table, false));
  }

  private static void requireNone(Table table, @Nullable String obstacle) {
    if (obstacle != null) {
      throw new SqlException(
          ResultCode.ERROR,
          "not yet supported: writing table " + table.name() + ", which has " + obstacle);
    }
  }

  /** Refuses to drop a table whose rows foreign keys refer to, while they are enforced. */
  public static void requireDroppable(Session session, Table table) {
    if (foreignKeysMatter(session, table)) {
      throw SqlException.error(
          "not yet supported: dropping table " + table.name() + ", which has " + FOREIGN_KEYS);
    }
  }

  private static boolean foreignKeysMatter(Session session, Table table) {
    return session.enforcesForeignKeys()
        && (!table.foreignKeys().isEmpty() || isParent(session, table));
  }

  private static @Nullable String obstacle(Session session, Table table, boolean ofLibsql) {
    if (table.module() != null) {
      return "virtual table module " + table.module();
    }
    if (table.strict()) {
      return "STRICT types";
    }
    for (Column column : table.columns()) {
      if (column.generated() != null) {
        return "generated column " + column.name();
      }
    }
    if (foreignKeysMatter(session, table)) {
      return FOREIGN_KEYS;
    }
    if (session.recursiveTriggers() && !table.triggers().isEmpty()) {
      return "triggers while PRAGMA recursive_triggers is on";
    }
    for (Trigger trigger : table.triggers()) {
      if (trigger.tree().time() != CreateTrigger.Time.AFTER) {
        return trigger.tree().time() + " trigger " + trigger.name();
      }
    }
    for (Index index : table.indexes()) {
      if (index.isOfLibsql() && !ofLibsql) {
        continue;
      }
      String obstacle = indexObstacle(session, index);
      if (obstacle != null) {
        return obstacle;
      }
    }
    return null;
  }

  /** Whether a foreign key of some table refers to this one. */
  private static boolean isParent(Session session, Table table) {
    return session.openDatabases().stream()
        .flatMap(d -> d.schema().tables().stream())
        .flatMap(t -> t.foreignKeys().stream())
        .anyMatch(key -> Names.same(key.clause().table().text(), table.name()));
  }

  private static @Nullable String indexObstacle(Session session, Index index) {
    if (index.isOfLibsql()) {
      return "libSQL's vector index "
          + index.name()
          + " (REINDEX or DROP INDEX lets it be written)";
    }
    if (index.where() != null) {
      return "partial index " + index.name();
    }
    if (index.hasExpressions()) {
      return "index " + index.name() + " on an expression";
    }
    for (IndexColumn column : index.columns()) {
      if (session.collation(column.collation()) == null) {
        return "index " + index.name() + " with unknown collation " + column.collation();
      }
    }
    return null;
  }
}
