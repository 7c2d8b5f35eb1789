package org.quiverdb.engine.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.Over;
import org.quiverdb.engine.sql.syntax.tree.WindowSpec;
import org.quiverdb.engine.sql.syntax.tree.WindowSpec.Bound;
import org.quiverdb.engine.sql.syntax.tree.WindowSpec.BoundKind;
import org.quiverdb.engine.sql.syntax.tree.WindowSpec.Exclude;
import org.quiverdb.engine.sql.syntax.tree.WindowSpec.Frame;
import org.quiverdb.engine.sql.syntax.tree.WindowSpec.Unit;

/** Function calls with DISTINCT, ORDER BY, FILTER and OVER, and the windows they run over. */
final class CallParser {
  /** SQLITE_LIMIT_FUNCTION_ARG. */
  private static final int MAX_ARGUMENTS = 1000;

  private final Parsers p;
  private final TokenStream in;
  private final Depth depth;

  CallParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
    this.depth = parsers.depth;
  }

  /** The call whose name is the current token; a parenthesis follows. */
  Expr call() {
    int start = in.start();
    int mark = depth.open();
    Name name = in.takeName();
    in.expect(TokenType.LP);
    depth.push(3);
    boolean star = false;
    boolean distinct = false;
    List<Expr> arguments = List.of();
    List<OrderingTerm> orderBy = List.of();
    if (in.accept(TokenType.STAR)) {
      star = true;
    } else {
      distinct = in.accept(TokenType.DISTINCT);
      if (!distinct) {
        in.accept(TokenType.ALL);
      }
      if (!in.at(TokenType.RP) && !in.at(TokenType.ORDER)) {
        arguments = p.exprs.list();
      }
      if (in.accept(TokenType.ORDER)) {
        in.expect(TokenType.BY);
        orderBy = p.exprs.orderingTerms();
      }
    }
    in.expect(TokenType.RP);
    depth.pop(3);
    if (arguments.size() > MAX_ARGUMENTS) {
      in.raise(
          SqlException.error(
              "too many arguments on function " + in.sql().substring(start, name.end()), start));
    }
    Expr filter = filterOrNull();
    Over over = overOrNull();
    if (over != null && distinct) {
      in.raise(SqlException.error("DISTINCT is not supported for window functions", start));
    }
    depth.setHeight(depth.close(mark) + 1);
    return new Expr.FunctionCall(
        name, distinct, star, arguments, orderBy, filter, over, start, in.previousEnd());
  }

  private @Nullable Expr filterOrNull() {
    if (!in.accept(TokenType.FILTER)) {
      return null;
    }
    in.expect(TokenType.LP);
    in.expect(TokenType.WHERE);
    Expr filter = p.exprs.expr();
    in.expect(TokenType.RP);
    return filter;
  }

  private @Nullable Over overOrNull() {
    if (!in.accept(TokenType.OVER)) {
      return null;
    }
    if (!in.accept(TokenType.LP)) {
      return new Over.Named(in.name());
    }
    WindowSpec window = window();
    in.expect(TokenType.RP);
    return new Over.Inline(window);
  }

  /** What stands between the parentheses of a window. */
  WindowSpec window() {
    Name base = null;
    if (in.type().isName() && !beginsWindowClause()) {
      base = in.takeName();
    }
    List<Expr> partitionBy = List.of();
    if (in.accept(TokenType.PARTITION)) {
      in.expect(TokenType.BY);
      partitionBy = p.exprs.list();
    }
    List<OrderingTerm> orderBy = List.of();
    if (in.accept(TokenType.ORDER)) {
      in.expect(TokenType.BY);
      orderBy = p.exprs.orderingTerms();
    }
    return new WindowSpec(base, partitionBy, orderBy, frameOrNull());
  }

  private boolean beginsWindowClause() {
    return switch (in.type()) {
      case PARTITION, RANGE, ROWS, GROUPS -> true;
      default -> false;
    };
  }

  private @Nullable Frame frameOrNull() {
    Unit unit =
        switch (in.type()) {
          case ROWS -> Unit.ROWS;
          case RANGE -> Unit.RANGE;
          case GROUPS -> Unit.GROUPS;
          default -> null;
        };
    if (unit == null) {
      return null;
    }
    int start = in.start();
    in.advance();
    Bound from;
    Bound to;
    if (in.accept(TokenType.BETWEEN)) {
      from = bound(BoundKind.UNBOUNDED_PRECEDING, TokenType.PRECEDING);
      in.expect(TokenType.AND);
      to = bound(BoundKind.UNBOUNDED_FOLLOWING, TokenType.FOLLOWING);
    } else {
      from = bound(BoundKind.UNBOUNDED_PRECEDING, TokenType.PRECEDING);
      to = new Bound(BoundKind.CURRENT_ROW, null);
    }
    Exclude exclude = exclude();
    if (!isSupported(from.kind(), to.kind())) {
      in.raise(SqlException.error("unsupported frame specification", start));
    }
    return new Frame(unit, from, to, exclude);
  }

  /** A frame may not end before it begins. */
  private static boolean isSupported(BoundKind from, BoundKind to) {
    return switch (from) {
      case CURRENT_ROW -> to != BoundKind.PRECEDING;
      case FOLLOWING -> to != BoundKind.PRECEDING && to != BoundKind.CURRENT_ROW;
      default -> true;
    };
  }

  private Bound bound(BoundKind unbounded, TokenType direction) {
    if (in.accept(TokenType.UNBOUNDED)) {
      in.expect(direction);
      return new Bound(unbounded, null);
    }
    if (in.accept(TokenType.CURRENT)) {
      in.expect(TokenType.ROW);
      return new Bound(BoundKind.CURRENT_ROW, null);
    }
    Expr offset = p.exprs.expr();
    if (in.accept(TokenType.PRECEDING)) {
      return new Bound(BoundKind.PRECEDING, offset);
    }
    in.expect(TokenType.FOLLOWING);
    return new Bound(BoundKind.FOLLOWING, offset);
  }

  private Exclude exclude() {
    if (!in.accept(TokenType.EXCLUDE)) {
      return Exclude.NO_OTHERS;
    }
    if (in.accept(TokenType.NO)) {
      in.expect(TokenType.OTHERS);
      return Exclude.NO_OTHERS;
    }
    if (in.accept(TokenType.CURRENT)) {
      in.expect(TokenType.ROW);
      return Exclude.CURRENT_ROW;
    }
    if (in.accept(TokenType.GROUP)) {
      return Exclude.GROUP;
    }
    in.expect(TokenType.TIES);
    return Exclude.TIES;
  }
}
