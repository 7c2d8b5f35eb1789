package org.quiverdb.engine.exec.ddl;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.bind.NameUse;
import org.quiverdb.engine.sql.syntax.tree.Name;

/**
 * Goes through all texts of a schema, to change names in them or to see that they mean something.
 */
final class SchemaTexts {
  /**
   * Listens to nothing.
   *
   * @param quotedStrings whether names in double quotes may be strings
   */
  private record Nobody(boolean quotedStrings) implements NameUse {
    @Override
    public void table(Name name, String table) {
      // Only errors matter.
    }

    @Override
    public void column(Name name, String table, String column) {
      // Only errors matter.
    }

    @Override
    public boolean takesQuotedStrings() {
      return quotedStrings;
    }
  }

  /** Listens to nothing, and takes nothing in double quotes for a string. */
  static final NameUse STRICT = new Nobody(false);

  private final FileSession session;

  SchemaTexts(FileSession session) {
    this.session = session;
  }

  /**
   * Checks all texts.
   *
   * @param when {@code " after rename"} and the like, for the message
   * @param quotedStrings whether names in double quotes may be strings
   */
  void check(String when, boolean quotedStrings) {
    changed(quotedStrings ? new Nobody(true) : STRICT, sql -> sql, when);
  }

  /**
   * What becomes of the texts.
   *
   * @param uses is told the names of a text
   * @param edit is then given the text
   * @return new texts by {@link #key}
   */
  Map<String, String> changed(NameUse uses, UnaryOperator<String> edit, String when) {
    Map<String, String> texts = new HashMap<>();
    SchemaNames names = new SchemaNames(session, uses);
    Schema schema = session.main().schema();
    for (Table table : schema.tables()) {
      String sql = table.sql();
      if (sql == null || table.module() != null || table.isInternal()) {
        continue;
      }
      run("table", table.name(), when, () -> names.table(table, sql));
      texts.put(key("table", table.name()), edit.apply(sql));
      for (Index index : table.indexes()) {
        String indexSql = index.sql();
        if (indexSql != null && index.origin() == Index.Origin.CREATE_INDEX) {
          run("index", index.name(), when, () -> names.index(table, index, indexSql));
          texts.put(key("index", index.name()), edit.apply(indexSql));
        }
      }
    }
    for (View view : schema.views()) {
      run("view", view.name(), when, () -> names.view(view));
      texts.put(key("view", view.name()), edit.apply(view.sql()));
    }
    for (Trigger trigger : schema.triggers()) {
      run("trigger", trigger.name(), when, () -> trigger(names, trigger, uses));
      texts.put(key("trigger", trigger.name()), edit.apply(trigger.sql()));
    }
    return texts;
  }

  /** As in SQLite, a check does not look at the columns that an INSERT of a trigger names. */
  private static void trigger(SchemaNames names, Trigger trigger, NameUse uses) {
    try {
      names.trigger(trigger);
    } catch (SqlException e) {
      if (!(uses instanceof Nobody)
          || !String.valueOf(e.getMessage()).contains(" has no column named ")) {
        throw e;
      }
    }
  }

  static String key(String type, String name) {
    return type + " " + Names.key(name);
  }

  /** Runs something, whose errors get the name of the object. */
  static void run(String type, String name, String when, Runnable work) {
    try {
      work.run();
    } catch (SqlException e) {
      throw error(type, name, when, e);
    }
  }

  static SqlException error(String type, String name, String when, QuiverException cause) {
    String message = "error in " + type + " " + name + when + ": " + cause.getMessage();
    return SqlException.error(message);
  }

  /** The row with a new text, if there is one. */
  static SchemaRows.@Nullable Row row(SchemaRows.Row row, Map<String, String> texts) {
    String text = row.sql() == null ? null : texts.get(key(row.type(), row.name()));
    return text == null
        ? null
        : new SchemaRows.Row(row.type(), row.name(), row.table(), row.rootPage(), text);
  }
}
