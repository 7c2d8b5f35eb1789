package org.quiverdb.engine.exec.ddl;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.ChangeTriggers;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.RowCondition;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * A kept CREATE INDEX text with the names that are in use now: renames by other tools change
 * triggers but no text of ours.
 */
public final class CurrentNames {
  private CurrentNames() {}

  /** The text of an index; as it was written where it cannot be read, or its table is gone. */
  public static String of(MethodIndex index, @Nullable Table table) {
    try {
      return table != null
              && SqlParser.parse(index.sql(), 0).statement() instanceof CreateIndex tree
          ? of(tree, index, table)
          : index.sql();
    } catch (SqlException e) {
      return index.sql();
    }
  }

  static String of(CreateIndex tree, MethodIndex index, Table table) {
    StringBuilder text = new StringBuilder(index.sql());
    // From the end to the beginning, so that offsets stay right.
    String written = RowCondition.where(tree, index.sql());
    if (written != null && index.where() != null) {
      int where = RowCondition.whereStart(tree, index.sql());
      text.replace(where, text.length(), " " + index.where());
    }
    Expr column = column(tree);
    if (index.column() >= 0 && column != null) {
      String name = table.columns().get(index.column()).name();
      replace(text, column.start(), column.end(), name);
    }
    replace(text, tree.table().start(), tree.table().end(), table.name());
    int from =
        tree.name().schema() == null ? tree.name().name().start() : tree.name().schema().start();
    replace(text, from, tree.name().name().end(), index.name());
    return text.toString();
  }

  /** Puts a name in the place of another; what is the same name is left as it was written. */
  private static void replace(StringBuilder text, int start, int end, String name) {
    if (!Names.same(text.substring(start, end), name)) {
      text.replace(start, end, ChangeTriggers.quote(name));
    }
  }

  private static @Nullable Expr column(CreateIndex tree) {
    Expr expr = tree.columns().get(0).expr();
    return expr instanceof Expr.FunctionCall call && !call.arguments().isEmpty()
        ? call.arguments().get(0)
        : expr;
  }
}
