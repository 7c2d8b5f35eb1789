package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.TableRef;

/**
 * Joins in parentheses that cannot be opened up: they become a subquery whose inner names stay
 * visible.
 */
final class NestedJoin {
  private NestedJoin() {}

  /** The source that stands for the joins; what is seen of it is added to the scope. */
  static Source bind(ExpressionBinder expressions, Scope scope, TableRef.Nested tree) {
    Scope inside = new Scope(scope.parent, scope.with, scope.sql);
    FromBinder from = new FromBinder(expressions, inside);
    from.bind(tree.from());
    List<JoinItem> items = from.withConditions();
    List<ResultColumn> columns = new ArrayList<>();
    List<int[]> places = new ArrayList<>();
    List<Visible> seen = Visible.of(inside);
    for (Visible visible : seen) {
      places.add(add(visible, columns));
    }
    BoundCore core =
        new BoundCore(items, null, List.of(), null, List.of(), false, false, columns, null);
    BoundSelect query =
        new BoundSelect(List.of(core), List.of(), List.of(), null, null, inside.outerSources);
    scope.outerSources.addAll(inside.outerSources);
    expressions.numbers.add(scope.sql, tree.end(), query);
    Name alias = tree.alias();
    Source source =
        new QuerySource(
            alias == null ? "" : alias.text(),
            alias != null,
            null,
            SourceBinder.columns(query, List.of()),
            query,
            false);
    List<Visible> visible = new ArrayList<>();
    for (int i = 0; i < seen.size() && alias == null; i++) {
      visible.add(new Visible(seen.get(i).names(), seen.get(i).using(), source, places.get(i)));
    }
    if (alias == null) {
      scope.nested.put(source, visible);
    }
    return source;
  }

  /** Adds the columns of one source that its own USING does not hide; the places of all of them. */
  private static int[] add(Visible visible, List<ResultColumn> columns) {
    int[] places = new int[visible.names().columns().size()];
    Arrays.fill(places, -1);
    Set<String> hidden = new HashSet<>();
    visible.using().forEach(name -> hidden.add(Names.key(name)));
    for (int i = 0; i < places.length; i++) {
      SourceColumn column = visible.names().columns().get(i);
      if (visible.position(i) < 0 || hidden.contains(Names.key(column.name()))) {
        continue;
      }
      places[i] = columns.size();
      columns.add(
          new ResultColumn(
              column.name(),
              column.name(),
              null,
              NameResolver.column(visible.target(), visible.position(i)),
              column.declaredType(),
              column.origin()));
    }
    return places;
  }
}
