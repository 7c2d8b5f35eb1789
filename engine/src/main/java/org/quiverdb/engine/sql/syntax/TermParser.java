package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.Select;

/** Operands: literals, names, calls, parentheses, subqueries, CASE, CAST and RAISE. */
final class TermParser {
  private final Parsers p;
  private final TokenStream in;
  private final Depth depth;
  private final ExprParser exprs;

  TermParser(Parsers parsers, ExprParser exprs) {
    this.p = parsers;
    this.in = parsers.in;
    this.depth = parsers.depth;
    this.exprs = exprs;
  }

  Expr term() {
    return switch (in.type()) {
      case INTEGER, FLOAT, QNUMBER -> leaf(Literals.number(in));
      case STRING -> in.peek(1) == TokenType.DOT ? column() : leaf(string());
      case BLOB -> leaf(Literals.blob(in));
      case NULL -> {
        Expr literal = new Expr.NullLiteral(in.start(), in.end());
        in.advance();
        yield leaf(literal);
      }
      case CTIME_KW -> leaf(currentTime());
      case VARIABLE -> leaf(p.parameters.take(in));
      case LP -> parenthesized();
      case CAST -> cast();
      case CASE -> caseExpr();
      case EXISTS -> exists();
      case RAISE -> raise();
      default -> named();
    };
  }

  private Expr leaf(Expr expr) {
    depth.setHeight(1);
    return expr;
  }

  private Expr named() {
    if (!in.type().isIdOrJoin()) {
      throw in.syntaxError();
    }
    return in.peek(1) == TokenType.LP ? p.calls.call() : column();
  }

  private Expr column() {
    int start = in.start();
    Name first = in.takeName();
    if (!in.accept(TokenType.DOT)) {
      return leaf(new Expr.ColumnRef(null, null, first, start, first.end()));
    }
    Name second = in.name();
    if (!in.accept(TokenType.DOT)) {
      depth.setHeight(2);
      return new Expr.ColumnRef(null, first, second, start, second.end());
    }
    Name third = in.name();
    depth.setHeight(3);
    return new Expr.ColumnRef(first, second, third, start, third.end());
  }

  /** The literals that may stand behind DEFAULT without parentheses. */
  Expr literal() {
    return switch (in.type()) {
      case INTEGER, FLOAT, QNUMBER, STRING, BLOB, NULL, CTIME_KW ->
          in.at(TokenType.STRING) ? leaf(string()) : term();
      default -> throw in.syntaxError();
    };
  }

  private Expr string() {
    int start = in.start();
    int end = in.end();
    String value = TokenStream.unquote(in.sql(), start, end);
    in.advance();
    return new Expr.StringLiteral(value, start, end);
  }

  private Expr currentTime() {
    int start = in.start();
    int end = in.end();
    Expr.CurrentTime.Kind kind =
        switch (end - start) {
          case 12 ->
              (in.sql().charAt(end - 4) | 0x20) == 'd'
                  ? Expr.CurrentTime.Kind.DATE
                  : Expr.CurrentTime.Kind.TIME;
          default -> Expr.CurrentTime.Kind.TIMESTAMP;
        };
    in.advance();
    return new Expr.CurrentTime(kind, start, end);
  }

  /**
   * A parenthesis: an expression, a row value or a subquery. A run of opening parentheses is taken
   * in a loop, so that their number needs no stack.
   */
  private Expr parenthesized() {
    int open = 0;
    int[] starts = new int[4];
    do {
      if (open == starts.length) {
        starts = Arrays.copyOf(starts, open * 2);
      }
      starts[open++] = in.start();
      in.advance();
    } while (in.at(TokenType.LP));
    depth.push(open);
    Expr inner;
    if (SelectParser.beginsSelect(in.type())) {
      inner = subquery(starts[--open]);
      depth.pop(1);
      if (open > 0) {
        inner = exprs.continued(inner);
      }
    } else {
      inner = exprs.expr();
    }
    while (open > 0) {
      open--;
      if (in.at(TokenType.COMMA)) {
        inner = rowValue(inner, starts[open]);
      } else {
        in.expect(TokenType.RP);
      }
      depth.pop(1);
      if (open > 0) {
        inner = exprs.continued(inner);
      }
    }
    return inner;
  }

  private Expr subquery(int start) {
    int mark = depth.open();
    Select select = p.selects.select();
    in.expect(TokenType.RP);
    depth.setHeight(depth.close(mark) + 1);
    return new Expr.Subquery(select, start, in.previousEnd());
  }

  private Expr rowValue(Expr first, int start) {
    int firstHeight = depth.height();
    int mark = depth.open();
    depth.push(2);
    List<Expr> values = new ArrayList<>();
    values.add(first);
    while (in.accept(TokenType.COMMA)) {
      values.add(exprs.expr());
    }
    depth.pop(2);
    in.expect(TokenType.RP);
    depth.setHeight(Math.max(firstHeight, depth.close(mark)) + 1);
    return new Expr.RowValue(values, start, in.previousEnd());
  }

  private Expr cast() {
    int start = in.start();
    in.advance();
    in.expect(TokenType.LP);
    depth.push(3);
    Expr operand = exprs.expr();
    depth.pop(3);
    in.expect(TokenType.AS);
    String typeName = TypeNames.parse(in);
    in.expect(TokenType.RP);
    depth.setHeight(depth.height() + 1);
    return new Expr.Cast(operand, typeName, start, in.previousEnd());
  }

  private Expr caseExpr() {
    int start = in.start();
    int mark = depth.open();
    in.advance();
    depth.push(4);
    Expr base = in.at(TokenType.WHEN) ? null : exprs.expr();
    List<Expr.Case.When> whens = new ArrayList<>();
    do {
      in.expect(TokenType.WHEN);
      Expr when = exprs.expr();
      in.expect(TokenType.THEN);
      whens.add(new Expr.Case.When(when, exprs.expr()));
    } while (in.at(TokenType.WHEN));
    Expr otherwise = in.accept(TokenType.ELSE) ? exprs.expr() : null;
    in.expect(TokenType.END);
    depth.pop(4);
    depth.setHeight(depth.close(mark) + 1);
    return new Expr.Case(base, whens, otherwise, start, in.previousEnd());
  }

  private Expr exists() {
    int start = in.start();
    int mark = depth.open();
    in.advance();
    in.expect(TokenType.LP);
    depth.push(2);
    Select select = p.selects.select();
    depth.pop(2);
    in.expect(TokenType.RP);
    depth.setHeight(depth.close(mark) + 1);
    return new Expr.Exists(select, start, in.previousEnd());
  }

  private Expr raise() {
    int start = in.start();
    int mark = depth.open();
    in.advance();
    in.expect(TokenType.LP);
    ConflictClause action =
        switch (in.type()) {
          case IGNORE -> ConflictClause.IGNORE;
          case ROLLBACK -> ConflictClause.ROLLBACK;
          case ABORT -> ConflictClause.ABORT;
          case FAIL -> ConflictClause.FAIL;
          default -> throw in.syntaxError();
        };
    in.advance();
    Expr message = null;
    if (action != ConflictClause.IGNORE) {
      in.expect(TokenType.COMMA);
      depth.push(4);
      message = exprs.expr();
      depth.pop(4);
    }
    in.expect(TokenType.RP);
    depth.setHeight(depth.close(mark) + 1);
    return new Expr.Raise(action, message, start, in.previousEnd());
  }
}
