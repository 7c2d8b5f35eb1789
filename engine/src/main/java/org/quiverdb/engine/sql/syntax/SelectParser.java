package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.FromClause;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.ResultColumn;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.Select.CompoundOperator;
import org.quiverdb.engine.sql.syntax.tree.Select.Limit;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;
import org.quiverdb.engine.sql.syntax.tree.SelectCore.Duplicates;
import org.quiverdb.engine.sql.syntax.tree.SelectCore.WindowDefinition;
import org.quiverdb.engine.sql.syntax.tree.With;
import org.quiverdb.engine.sql.syntax.tree.With.CommonTable;
import org.quiverdb.engine.sql.syntax.tree.With.Materialization;

/** SELECT, VALUES, compounds of them, and WITH. */
final class SelectParser {
  /** SQLITE_LIMIT_COMPOUND_SELECT. */
  private static final int MAX_TERMS = 500;

  private final Parsers p;
  private final TokenStream in;

  SelectParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
  }

  static boolean beginsSelect(TokenType type) {
    return type == TokenType.SELECT || type == TokenType.VALUES || type == TokenType.WITH;
  }

  /** A query with its WITH clause, if there is one. */
  Select select() {
    int start = in.start();
    return select(withOrNull(), start);
  }

  /** A query behind a WITH clause that is read already. */
  Select select(@Nullable With with, int start) {
    p.depth.push(4);
    SelectCore first = core();
    List<OrderingTerm> orderBy = orderByOrNothing(first);
    Limit limit = limitOrNull(first);
    List<Select.Term> rest = List.of();
    SqlException misplaced = null;
    for (CompoundOperator op = operatorOrNull(); op != null; op = operatorOrNull()) {
      if (!orderBy.isEmpty() || limit != null) {
        String clause = orderBy.isEmpty() ? "LIMIT" : "ORDER BY";
        misplaced =
            SqlException.error(clause + " clause should come after " + op.text() + " not before");
      }
      if (rest.isEmpty()) {
        rest = new ArrayList<>();
      }
      SelectCore core = core();
      rest.add(new Select.Term(op, core));
      orderBy = orderByOrNothing(core);
      limit = limitOrNull(core);
    }
    if (rest.size() >= MAX_TERMS) {
      misplaced = SqlException.error("too many terms in compound SELECT");
    }
    if (misplaced != null) {
      in.raise(misplaced);
    }
    p.depth.pop(4);
    return new Select(with, first, rest, orderBy, limit, start, in.previousEnd());
  }

  private @Nullable CompoundOperator operatorOrNull() {
    if (in.accept(TokenType.UNION)) {
      return in.accept(TokenType.ALL) ? CompoundOperator.UNION_ALL : CompoundOperator.UNION;
    }
    if (in.accept(TokenType.EXCEPT)) {
      return CompoundOperator.EXCEPT;
    }
    return in.accept(TokenType.INTERSECT) ? CompoundOperator.INTERSECT : null;
  }

  private SelectCore core() {
    if (in.at(TokenType.VALUES)) {
      return values();
    }
    int start = in.start();
    in.expect(TokenType.SELECT);
    Duplicates duplicates = Duplicates.UNSPECIFIED;
    if (in.accept(TokenType.DISTINCT)) {
      duplicates = Duplicates.DISTINCT;
    } else if (in.accept(TokenType.ALL)) {
      duplicates = Duplicates.ALL;
    }
    List<ResultColumn> columns = resultColumns();
    FromClause from = p.froms.fromOrNull();
    Expr where = p.exprs.whereOrNull();
    List<Expr> groupBy = List.of();
    if (in.accept(TokenType.GROUP)) {
      in.expect(TokenType.BY);
      groupBy = p.exprs.list();
    }
    Expr having = in.accept(TokenType.HAVING) ? p.exprs.expr() : null;
    List<WindowDefinition> windows = windows();
    return new SelectCore.Query(
        duplicates, columns, from, where, groupBy, having, windows, start, in.previousEnd());
  }

  private SelectCore values() {
    int start = in.start();
    in.advance();
    List<List<Expr>> rows = new ArrayList<>();
    boolean literal = true;
    do {
      in.expect(TokenType.LP);
      List<Expr> row = p.exprs.list();
      in.expect(TokenType.RP);
      rows.add(row);
      literal &= areLiterals(row);
      if (literal && rows.get(0).size() != row.size()) {
        in.raise(SqlException.error("all VALUES must have the same number of terms"));
      }
    } while (in.accept(TokenType.COMMA));
    return new SelectCore.Values(rows, start, in.previousEnd());
  }

  /** Rows of literals are counted while parsing; others when names are looked up, as in SQLite. */
  private static boolean areLiterals(List<Expr> row) {
    for (Expr expr : row) {
      switch (expr) {
        case Expr.IntegerLiteral _,
            Expr.RealLiteral _,
            Expr.StringLiteral _,
            Expr.BlobLiteral _,
            Expr.NullLiteral _ -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private List<WindowDefinition> windows() {
    if (!in.accept(TokenType.WINDOW)) {
      return List.of();
    }
    List<WindowDefinition> windows = new ArrayList<>();
    do {
      Name name = in.name();
      in.expect(TokenType.AS);
      in.expect(TokenType.LP);
      windows.add(new WindowDefinition(name, p.calls.window()));
      in.expect(TokenType.RP);
    } while (in.accept(TokenType.COMMA));
    return windows;
  }

  /** A VALUES takes no ORDER BY of its own. */
  private List<OrderingTerm> orderByOrNothing(SelectCore core) {
    return core instanceof SelectCore.Query ? orderBy() : List.of();
  }

  private @Nullable Limit limitOrNull(SelectCore core) {
    return core instanceof SelectCore.Query ? limit() : null;
  }

  /** ORDER BY or nothing. */
  List<OrderingTerm> orderBy() {
    if (!in.accept(TokenType.ORDER)) {
      return List.of();
    }
    in.expect(TokenType.BY);
    return p.exprs.orderingTerms();
  }

  /** LIMIT or nothing. */
  @Nullable Limit limit() {
    if (!in.accept(TokenType.LIMIT)) {
      return null;
    }
    Expr first = p.exprs.expr();
    if (in.accept(TokenType.OFFSET)) {
      return new Limit(first, p.exprs.expr());
    }
    if (in.accept(TokenType.COMMA)) {
      return new Limit(p.exprs.expr(), first);
    }
    return new Limit(first, null);
  }

  /** The columns of SELECT or RETURNING. */
  List<ResultColumn> resultColumns() {
    List<ResultColumn> columns = new ArrayList<>();
    do {
      columns.add(resultColumn());
    } while (in.accept(TokenType.COMMA));
    return columns;
  }

  private ResultColumn resultColumn() {
    int start = in.start();
    if (in.at(TokenType.STAR)) {
      int end = in.end();
      in.advance();
      return new ResultColumn.Star(start, end);
    }
    if (in.type().isName() && in.peek(1) == TokenType.DOT && in.peek(2) == TokenType.STAR) {
      Name table = in.takeName();
      in.advance();
      in.advance();
      return new ResultColumn.TableStar(table, start, in.previousEnd());
    }
    Expr expr = p.exprs.expr();
    int end = Spans.trimEnd(in.sql(), in.start());
    return new ResultColumn.Value(expr, aliasOrNull(), start, end);
  }

  /** {@code AS name}, a bare name or string, or nothing. */
  @Nullable Name aliasOrNull() {
    if (in.accept(TokenType.AS)) {
      return in.name();
    }
    return in.type().isIdOrString() ? in.takeName() : null;
  }

  /** WITH or nothing. */
  @Nullable With withOrNull() {
    if (!in.accept(TokenType.WITH)) {
      return null;
    }
    boolean recursive = in.accept(TokenType.RECURSIVE);
    List<CommonTable> tables = new ArrayList<>();
    do {
      CommonTable table = commonTable();
      for (CommonTable other : tables) {
        if (other.name().is(table.name().text())) {
          in.raise(SqlException.error("duplicate WITH table name: " + table.name().text()));
        }
      }
      tables.add(table);
    } while (in.accept(TokenType.COMMA));
    return new With(recursive, tables);
  }

  private CommonTable commonTable() {
    Name name = in.name();
    List<Name> columns = p.froms.plainColumns();
    in.expect(TokenType.AS);
    Materialization materialization = Materialization.UNSPECIFIED;
    if (in.accept(TokenType.MATERIALIZED)) {
      materialization = Materialization.MATERIALIZED;
    } else if (in.accept(TokenType.NOT)) {
      in.expect(TokenType.MATERIALIZED);
      materialization = Materialization.NOT_MATERIALIZED;
    }
    in.expect(TokenType.LP);
    p.depth.push(6);
    Select select = select();
    p.depth.pop(6);
    in.expect(TokenType.RP);
    return new CommonTable(name, columns, materialization, select);
  }
}
