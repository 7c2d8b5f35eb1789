package org.quiverdb.engine.sql.bind;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;

/** Finds what a name means, from the innermost query outwards, by SQLite's rules. */
final class NameResolver {
  private NameResolver() {}

  /** What was found at one level: how often, and the last place. */
  private static final class Matches {
    int count;
    int rowidCount;
    @Nullable Source source;
    int column;
    @Nullable Source rowidSource;
  }

  /**
   * @param uses is told what the name means, or null
   */
  static BoundExpr resolve(Expr.ColumnRef ref, Scope start, @Nullable NameUse uses) {
    for (Scope scope = start; scope != null; scope = scope.parent) {
      Matches matches = search(ref, scope);
      if (matches.count == 0 && matches.rowidSource != null) {
        matches.count = matches.rowidCount;
        matches.source = matches.rowidSource;
        matches.column = Source.ROWID;
      }
      if (matches.count == 1 && matches.source != null) {
        start.uses(matches.source, scope);
        if (uses != null) {
          report(ref, matches.source, uses);
        }
        return column(matches.source, matches.column);
      }
      if (matches.count > 1) {
        throw SqlException.error("ambiguous column name: " + describe(ref), ref.start());
      }
      if (ref.table() == null && scope.clause.aliases) {
        BoundExpr alias = alias(ref, scope);
        if (alias != null) {
          return alias;
        }
      }
    }
    if (uses != null && !uses.takesQuotedStrings() && isQuoted(ref)) {
      throw SqlException.error(
          "no such column: \""
              + ref.column().text()
              + "\" - should this be a string literal in single-quotes?",
          ref.start());
    }
    return constant(ref);
  }

  private static boolean isQuoted(Expr.ColumnRef ref) {
    return ref.table() == null && ref.column().quotedWithDouble();
  }

  private static void report(Expr.ColumnRef ref, Source source, NameUse uses) {
    String table = source.isTable() ? source.tableName() : null;
    if (table == null) {
      return;
    }
    if (ref.table() != null && !source.aliased()) {
      uses.table(ref.table(), table);
    }
    uses.column(ref.column(), table, ref.column().text());
  }

  /** A column; the INTEGER PRIMARY KEY is the rowid. */
  static BoundExpr column(Source source, int index) {
    boolean isRowid =
        (source instanceof TableSource t && t.table().rowidAlias() == index)
            || (source instanceof RegisterSource r && r.table().rowidAlias() == index);
    return new BoundExpr.Column(source, isRowid ? Source.ROWID : index);
  }

  private static Matches search(Expr.ColumnRef ref, Scope scope) {
    Matches matches = new Matches();
    String columnName = ref.column().text();
    for (Visible item : Visible.of(scope)) {
      Source source = item.names();
      if (!qualifies(ref, source)) {
        continue;
      }
      int index = source.columnIndex(columnName);
      if (index >= 0) {
        if (matches.count > 0 && item.using().stream().anyMatch(u -> Names.same(u, columnName))) {
          continue;
        }
        matches.count++;
        matches.source = item.target();
        matches.column = item.position(index);
      } else if (source.isRowidName(columnName) && item.target() == source) {
        matches.rowidCount++;
        matches.rowidSource = source;
      }
    }
    if (matches.count == 0 && ref.table() != null) {
      searchQualified(ref, scope, matches);
    }
    return matches;
  }

  private static void searchQualified(Expr.ColumnRef ref, Scope scope, Matches matches) {
    for (Source source : scope.qualified) {
      if (!qualifies(ref, source)) {
        continue;
      }
      int index = source.columnIndex(ref.column().text());
      if (index >= 0) {
        matches.count++;
        matches.source = source;
        matches.column = index;
      } else if (source.isRowidName(ref.column().text())) {
        matches.rowidCount++;
        matches.rowidSource = source;
      }
    }
  }

  private static boolean qualifies(Expr.ColumnRef ref, Source source) {
    Name table = ref.table();
    if (table == null) {
      return true;
    }
    Name schema = ref.schema();
    if (schema != null && (source.database() == null || !schema.is(source.database()))) {
      return false;
    }
    return table.is(source.name())
        || (!source.aliased() && isSchemaTable(table.text()) && isSchemaTable(source.name()));
  }

  private static boolean isSchemaTable(String name) {
    return Names.same(name, "sqlite_master") || Names.same(name, "sqlite_schema");
  }

  private static @Nullable BoundExpr alias(Expr.ColumnRef ref, Scope scope) {
    for (ResultColumn result : scope.results) {
      if (result.alias() == null || !ref.column().is(result.alias())) {
        continue;
      }
      BoundExpr expr = result.expr();
      if (!scope.clause.aggregates) {
        Walk.any(expr, part -> refuseAggregate(part, ref));
      }
      return expr;
    }
    return null;
  }

  private static boolean refuseAggregate(BoundExpr part, Expr.ColumnRef ref) {
    if (part instanceof BoundExpr.AggregateValue a) {
      throw SqlException.error(
          "misuse of aggregate: " + a.call().function().name() + "()", ref.start());
    }
    return false;
  }

  private static BoundExpr constant(Expr.ColumnRef ref) {
    Name name = ref.column();
    if (ref.table() == null) {
      if (name.quotedWithDouble()) {
        return new BoundExpr.TextConstant(name.text());
      }
      if (name.quoting() == Name.Quoting.NONE) {
        if (name.is("true")) {
          return new BoundExpr.IntegerConstant(1);
        }
        if (name.is("false")) {
          return new BoundExpr.IntegerConstant(0);
        }
      }
    }
    throw UnknownName.column(describe(ref), ref.start());
  }

  private static String describe(Expr.ColumnRef ref) {
    StringBuilder text = new StringBuilder();
    if (ref.schema() != null) {
      text.append(ref.schema().text()).append('.');
    }
    if (ref.table() != null) {
      text.append(ref.table().text()).append('.');
    }
    return text.append(ref.column().text()).toString();
  }
}
