package org.quiverdb.engine.exec.ddl;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.ChangeTriggers;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.sql.syntax.RowCondition;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * A kept CREATE INDEX text with the names that are in use now: renames by other tools change
 * triggers but no text of ours.
 */
final class CurrentNames {
  private CurrentNames() {}

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
      text.replace(column.start(), column.end(), ChangeTriggers.quote(name));
    }
    text.replace(tree.table().start(), tree.table().end(), ChangeTriggers.quote(table.name()));
    int from =
        tree.name().schema() == null ? tree.name().name().start() : tree.name().schema().start();
    text.replace(from, tree.name().name().end(), ChangeTriggers.quote(index.name()));
    return text.toString();
  }

  private static @Nullable Expr column(CreateIndex tree) {
    Expr expr = tree.columns().get(0).expr();
    return expr instanceof Expr.FunctionCall call && !call.arguments().isEmpty()
        ? call.arguments().get(0)
        : expr;
  }
}
