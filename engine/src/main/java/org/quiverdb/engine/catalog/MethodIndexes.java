package org.quiverdb.engine.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.RowCondition;
import org.quiverdb.engine.sql.syntax.SameText;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;

/** Recognises the indexes of access methods among the tables of a schema. */
public final class MethodIndexes {
  /** Key of the row whose value is {@link #FORMAT_VALUE}. */
  public static final String FORMAT = "format";

  /** What tells such an index from any other table. */
  public static final String FORMAT_VALUE = "quiver vector index 1";

  /** Key of the name of the access method. */
  public static final String METHOD = "method";

  /** Key of the CREATE INDEX text. */
  public static final String SQL = "sql";

  /** Key of the suffixes of the tables, with commas between. */
  public static final String TABLES = "tables";

  /** Keys of options begin so. */
  public static final String OPTION = "option.";

  private MethodIndexes() {}

  /** Whether a table may be the metadata of an index, so that its rows are worth a look. */
  public static boolean isCandidate(Schema schema, Table table) {
    return table.withoutRowid()
        && table.columns().size() == 2
        && Names.same(table.columns().get(0).name(), "key")
        && Names.same(table.columns().get(1).name(), "value")
        && (schema.table(table.name() + "_" + MethodIndex.LOG) != null
            || ChangeTriggers.table(schema, table.name()) != null);
  }

  /**
   * The index of a candidate, or null when it is another table.
   *
   * @param rows what the table holds under the keys of this class
   */
  public static @Nullable MethodIndex find(Schema schema, Table table, Map<String, String> rows) {
    String method = rows.get(METHOD);
    String sql = rows.get(SQL);
    if (!FORMAT_VALUE.equals(rows.get(FORMAT)) || method == null || sql == null) {
      return null;
    }
    String tables = rows.getOrDefault(TABLES, "");
    List<String> suffixes = tables.isEmpty() ? List.of() : List.of(tables.split(","));
    Map<String, String> options = new LinkedHashMap<>();
    rows.forEach(
        (key, value) -> {
          if (key.startsWith(OPTION)) {
            options.put(key.substring(OPTION.length()), value);
          }
        });
    return describe(
        schema, new MethodIndex(table.name(), "", -1, method, options, suffixes, sql, null, null));
  }

  private static MethodIndex describe(Schema schema, MethodIndex index) {
    Table base = ChangeTriggers.table(schema, index.name());
    String column = ChangeTriggers.column(schema, index.name());
    String where = ChangeTriggers.where(schema, index.name());
    String obstacle = null;
    if (base == null) {
      base = schema.table(writtenTable(index.sql()));
      obstacle = "its triggers are missing";
    } else if (column == null || base.columnIndex(column) < 0) {
      obstacle = "trigger " + index.name() + "_update is missing or altered";
    } else {
      String altered =
          isWritten(index.sql(), where)
              ? ChangeTriggers.altered(schema, index.name(), base, column, where)
              : index.name() + "_insert";
      obstacle = altered == null ? null : "trigger " + altered + " is missing or altered";
    }
    for (String table : index.tables()) {
      if (obstacle == null && schema.table(table) == null) {
        obstacle = "table " + table + " is missing";
      }
    }
    return new MethodIndex(
        index.name(),
        base == null ? "" : base.name(),
        base == null || column == null ? -1 : base.columnIndex(column),
        index.method(),
        index.options(),
        index.suffixes(),
        index.sql(),
        where,
        obstacle);
  }

  /** Whether a condition is that of a CREATE INDEX text, but for columns that were renamed. */
  private static boolean isWritten(String sql, @Nullable String where) {
    try {
      String written =
          SqlParser.parse(sql, 0).statement() instanceof CreateIndex tree
              ? RowCondition.where(tree, sql)
              : null;
      return written == null || where == null
          ? written == where
          : SameText.butNames(RowCondition.over(null, written), where);
    } catch (org.quiverdb.engine.error.SqlException e) {
      return where == null;
    }
  }

  /** The table that a CREATE INDEX text names. */
  private static String writtenTable(String sql) {
    try {
      return SqlParser.parse(sql, 0).statement() instanceof CreateIndex tree
          ? tree.table().text()
          : "";
    } catch (org.quiverdb.engine.error.SqlException e) {
      return "";
    }
  }

  /** The indexes of a table in the order of their names. */
  public static List<MethodIndex> of(Schema schema, Table table) {
    List<MethodIndex> found = new ArrayList<>();
    for (MethodIndex index : schema.methodIndexes()) {
      if (Names.same(index.tableName(), table.name())) {
        found.add(index);
      }
    }
    return found;
  }

  /**
   * Whether the triggers that an INSERT into a table fires, if any, do no more than to append to
   * the change logs of its indexes, which nothing can refuse.
   */
  public static boolean onlyLogInserts(Schema schema, Table table) {
    List<String> logging = new ArrayList<>();
    for (MethodIndex index :
        table.triggers().isEmpty() ? List.<MethodIndex>of() : of(schema, table)) {
      Table log = schema.table(index.table(MethodIndex.LOG));
      // A condition may fail.
      boolean plain = index.detached() == null && index.where() == null;
      if (plain && log != null && takesAll(log)) {
        logging.add(Names.key(ChangeTriggers.insertTrigger(index.name())));
      }
    }
    return table.triggers().stream()
        .filter(trigger -> trigger.tree().event() == CreateTrigger.Event.INSERT)
        .allMatch(trigger -> logging.contains(Names.key(trigger.name())));
  }

  private static boolean takesAll(Table log) {
    return !log.strict()
        && log.checks().isEmpty()
        && log.foreignKeys().isEmpty()
        && log.indexes().isEmpty()
        && log.triggers().isEmpty()
        && log.columns().stream().noneMatch(Column::notNull);
  }
}
