package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;

/**
 * What names can refer to in FROM: a source, or a source inside of joins in parentheses, whose
 * columns are columns of the source that stands for the parentheses.
 *
 * @param names the source whose name and columns are looked at
 * @param using names of columns that are the same as those to the left
 * @param target the source that references get
 * @param positions per column of {@code names} its position in {@code target}, -1 for a hidden one;
 *     null when both are the same source
 */
record Visible(Source names, List<String> using, Source target, int @Nullable [] positions) {
  /** The column of the target that stands for a column. */
  int position(int column) {
    return positions == null ? column : positions[column];
  }

  /** What is seen of the sources of a scope. */
  static List<Visible> of(Scope scope) {
    List<Visible> result = new ArrayList<>();
    for (JoinItem item : scope.from) {
      List<Visible> inside = scope.nested.get(item.source());
      if (inside == null) {
        result.add(new Visible(item.source(), item.using(), item.source(), null));
      } else {
        result.addAll(inside);
      }
    }
    return result;
  }

  /** The columns that a star expands to, as columns of the target. */
  void expand(Set<String> hidden, List<ResultColumn> result) {
    int count =
        names instanceof FunctionSource f ? f.function().visibleColumns() : names.columns().size();
    for (int i = 0; i < count; i++) {
      SourceColumn column = names.columns().get(i);
      if (position(i) < 0 || hidden.contains(Names.key(column.name()))) {
        continue;
      }
      BoundExpr expr = NameResolver.column(target, position(i));
      result.add(
          new ResultColumn(
              column.name(), column.name(), null, expr, column.declaredType(), column.origin()));
    }
  }
}
