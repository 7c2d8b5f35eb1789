package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.sql.bind.QuerySource;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.AccessPath;
import org.quiverdb.engine.sql.plan.Constraint;
import org.quiverdb.engine.sql.plan.JoinPlan;

/** The words of EXPLAIN QUERY PLAN for the loops of a query. */
final class PlanText {
  private PlanText() {}

  static void explain(Explain explain, JoinPlan.Level level) {
    explain(explain, level, false);
  }

  /**
   * Adds the lines of one loop.
   *
   * @param extreme whether the loop looks for the row of a min or max, which SQLite calls a search
   */
  static void explain(Explain explain, JoinPlan.Level level, boolean extreme) {
    String suffix = level.leftJoin() ? " LEFT-JOIN" : "";
    Source source = level.source();
    if (level.path() instanceof AccessPath.OrUnion union && source instanceof TableSource t) {
      explain.push("MULTI-INDEX OR");
      for (int i = 0; i < union.branches().size(); i++) {
        explain.push("INDEX " + (i + 1));
        explain.add(path(t, union.branches().get(i).path()) + suffix);
        explain.pop();
      }
      explain.pop();
      return;
    }
    if (level.path() instanceof AccessPath.AutomaticIndex automatic) {
      explain.add("BLOOM FILTER ON " + name(source) + " " + keys(source, automatic.equal()));
    }
    if (source instanceof TableSource table) {
      String line = path(table, level.path()) + suffix;
      explain.add(extreme ? line.replaceFirst("^SCAN", "SEARCH") : line);
    } else if (level.path() instanceof AccessPath.AutomaticIndex automatic) {
      explain.add(
          "SEARCH "
              + name(source)
              + " USING AUTOMATIC COVERING INDEX "
              + keys(source, automatic.equal())
              + suffix);
    } else {
      explain.add("SCAN " + name(source) + suffix);
    }
  }

  /** What a loop calls its source. */
  static String name(Source source) {
    return source.name().isEmpty() && source instanceof QuerySource q
        ? "(subquery-" + q.query().number() + ")"
        : source.name();
  }

  private static String path(TableSource source, AccessPath path) {
    String name = source.name();
    return switch (path) {
      case AccessPath.TableScan s -> "SCAN " + name;
      case AccessPath.RowidSearch s -> "SEARCH " + name + " USING INTEGER PRIMARY KEY (rowid=?)";
      case AccessPath.RowidRange r ->
          "SEARCH " + name + " USING INTEGER PRIMARY KEY " + range("rowid", r.lower(), r.upper());
      case AccessPath.IndexSearch s -> index(source.table(), name, s);
      case AccessPath.AutomaticIndex a ->
          "SEARCH " + name + " USING AUTOMATIC COVERING INDEX " + keys(source, a.equal());
      default -> "SCAN " + name;
    };
  }

  private static String range(
      String column, @Nullable Constraint lower, @Nullable Constraint upper) {
    List<String> parts = new ArrayList<>();
    if (lower != null) {
      parts.add(column + ">?");
    }
    if (upper != null) {
      parts.add(column + "<?");
    }
    return "(" + String.join(" AND ", parts) + ")";
  }

  private static String keys(Source source, List<Constraint> equal) {
    List<String> parts = new ArrayList<>();
    for (Constraint c : equal) {
      parts.add((c.column() < 0 ? "rowid" : source.columns().get(c.column()).name()) + "=?");
    }
    return "(" + String.join(" AND ", parts) + ")";
  }

  private static String index(Table table, String name, AccessPath.IndexSearch s) {
    Index index = s.index();
    boolean tree = table.withoutRowid() && index == table.primaryKeyIndex();
    boolean search = !s.equal().isEmpty() || s.lower() != null || s.upper() != null;
    String using =
        tree
            ? " USING PRIMARY KEY"
            : s.covering()
                ? " USING COVERING INDEX " + index.name()
                : " USING INDEX " + index.name();
    if (!search) {
      return "SCAN " + name + (tree ? "" : using);
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < s.equal().size(); i++) {
      parts.add(column(table, index.columns().get(i)) + "=?");
    }
    if (s.lower() != null || s.upper() != null) {
      String field = column(table, index.columns().get(s.equal().size()));
      String bounds = range(field, s.lower(), s.upper());
      parts.add(bounds.substring(1, bounds.length() - 1));
    }
    return "SEARCH " + name + using + " (" + String.join(" AND ", parts) + ")";
  }

  private static String column(Table table, IndexColumn field) {
    return switch (field.column()) {
      case IndexColumn.ROWID -> "rowid";
      case IndexColumn.EXPRESSION -> "<expr>";
      default -> table.columns().get(field.column()).name();
    };
  }
}
