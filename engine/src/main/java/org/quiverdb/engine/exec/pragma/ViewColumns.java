package org.quiverdb.engine.exec.pragma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.Select;

/** The columns of a view, found by compiling {@code SELECT * FROM} it. */
final class ViewColumns {
  /** A column; the type is declared, or the name of an affinity, or empty. */
  record ViewColumn(String name, String type) {}

  private ViewColumns() {}

  static List<ViewColumn> of(PragmaCall call, View view) {
    String sql = "SELECT * FROM " + quote(call.database().name()) + "." + quote(view.name());
    if (!(SqlParser.parse(sql).statement() instanceof Select select)) {
      throw new IllegalStateException(sql);
    }
    StatementCompiler compiler = new StatementCompiler(call.session(), 0);
    CompiledQuery query = compiler.query(new Binder(call.session(), sql).select(select));
    List<ViewColumn> columns = new ArrayList<>();
    for (CompiledQuery.Column column : query.columns()) {
      String type = column.declaredType();
      columns.add(
          new ViewColumn(
              column.name(),
              type == null || type.isEmpty() ? affinityName(column.affinity()) : type));
    }
    return columns;
  }

  private static String affinityName(@Nullable Affinity affinity) {
    if (affinity == null) {
      return "";
    }
    return switch (affinity) {
      case BLOB -> "BLOB";
      case TEXT -> "TEXT";
      case NUMERIC -> "NUM";
      case INTEGER -> "INT";
      case REAL -> "REAL";
    };
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
