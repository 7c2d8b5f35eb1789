package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.NullsOrder;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SortOrder;
import org.quiverdb.engine.sql.syntax.tree.UnaryOperator;

/**
 * Operators, by precedence climbing. Operands come from {@link TermParser}. The precedences are
 * those of SQLite's grammar; a NOT that begins {@code NOT IN} or {@code NOT LIKE} binds as loosely
 * as the prefix NOT, so {@code a = b NOT NULL} means {@code (a = b) NOT NULL}.
 */
final class ExprParser {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int EQUALITY = 4;
  private static final int COMPARISON = 5;
  private static final int BITS = 7;
  private static final int SUM = 8;
  private static final int PRODUCT = 9;
  private static final int CONCAT = 10;
  private static final int COLLATE = 11;
  private static final int PREFIX = 12;

  private final Parsers p;
  private final TokenStream in;
  private final Depth depth;
  private final TermParser terms;

  ExprParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
    this.depth = parsers.depth;
    this.terms = new TermParser(parsers, this);
  }

  /** A whole expression. */
  Expr expr() {
    return expr(OR);
  }

  /** An expression whose operators all bind at least as tightly as {@code min}. */
  private Expr expr(int min) {
    depth.descend();
    Expr first =
        switch (in.type()) {
          case NOT -> unary(UnaryOperator.NOT, NOT);
          case MINUS -> unary(UnaryOperator.NEGATE, PREFIX);
          case PLUS -> unary(UnaryOperator.PLUS, PREFIX);
          case BITNOT -> unary(UnaryOperator.BIT_NOT, PREFIX);
          default -> terms.term();
        };
    Expr result = climb(first, min);
    depth.ascend();
    return result;
  }

  /** A literal without sign. */
  Expr literal() {
    return terms.literal();
  }

  /** Goes on behind an operand that is already there, as behind a closing parenthesis. */
  Expr continued(Expr left) {
    return climb(left, OR);
  }

  private Expr unary(UnaryOperator operator, int min) {
    int start = in.start();
    in.advance();
    depth.push(1);
    Expr operand = expr(min);
    depth.pop(1);
    if (operator == UnaryOperator.NEGATE && Literals.isSmallestNegated(operand, in.sql())) {
      return new Expr.IntegerLiteral(Long.MIN_VALUE, start, in.previousEnd());
    }
    depth.setHeight(depth.height() + 1);
    return new Expr.Unary(operator, operand, start, in.previousEnd());
  }

  private static int precedence(TokenType type) {
    return switch (type) {
      case OR -> OR;
      case AND -> AND;
      case NOT -> NOT;
      case IS, MATCH, LIKE_KW, BETWEEN, IN, ISNULL, NOTNULL, NE, EQ -> EQUALITY;
      case GT, LE, LT, GE -> COMPARISON;
      case BITAND, BITOR, LSHIFT, RSHIFT -> BITS;
      case PLUS, MINUS -> SUM;
      case STAR, SLASH, REM -> PRODUCT;
      case CONCAT, PTR -> CONCAT;
      case COLLATE -> COLLATE;
      default -> 0;
    };
  }

  private Expr climb(Expr first, int min) {
    Expr left = first;
    while (true) {
      int precedence = precedence(in.type());
      if (precedence == 0 || precedence < min) {
        return left;
      }
      left = suffixed(left, precedence);
    }
  }

  private Expr suffixed(Expr left, int precedence) {
    return switch (in.type()) {
      case NOT -> {
        in.advance();
        yield negated(left);
      }
      case IS -> is(left);
      case MATCH, LIKE_KW -> like(left, false);
      case BETWEEN -> between(left, false);
      case IN -> in(left, false);
      case ISNULL -> isNull(left, false);
      case NOTNULL -> isNull(left, true);
      case COLLATE -> {
        in.advance();
        int height = depth.height();
        Name collation = in.idOrString();
        depth.setHeight(height + 1);
        yield new Expr.Collate(left, collation, left.start(), in.previousEnd());
      }
      default -> binary(left, binaryOperator(), precedence);
    };
  }

  /** What follows an infix NOT. */
  private Expr negated(Expr left) {
    return switch (in.type()) {
      case NULL -> isNull(left, true);
      case MATCH, LIKE_KW -> like(left, true);
      case BETWEEN -> between(left, true);
      case IN -> in(left, true);
      default -> throw in.syntaxError();
    };
  }

  private BinaryOperator binaryOperator() {
    return switch (in.type()) {
      case OR -> BinaryOperator.OR;
      case AND -> BinaryOperator.AND;
      case EQ -> BinaryOperator.EQ;
      case NE -> BinaryOperator.NE;
      case LT -> BinaryOperator.LT;
      case LE -> BinaryOperator.LE;
      case GT -> BinaryOperator.GT;
      case GE -> BinaryOperator.GE;
      case BITAND -> BinaryOperator.BIT_AND;
      case BITOR -> BinaryOperator.BIT_OR;
      case LSHIFT -> BinaryOperator.SHIFT_LEFT;
      case RSHIFT -> BinaryOperator.SHIFT_RIGHT;
      case PLUS -> BinaryOperator.ADD;
      case MINUS -> BinaryOperator.SUBTRACT;
      case STAR -> BinaryOperator.MULTIPLY;
      case SLASH -> BinaryOperator.DIVIDE;
      case REM -> BinaryOperator.REMAINDER;
      case CONCAT -> BinaryOperator.CONCAT;
      case PTR -> in.end() - in.start() == 2 ? BinaryOperator.ARROW : BinaryOperator.DOUBLE_ARROW;
      default -> throw in.syntaxError();
    };
  }

  private Expr binary(Expr left, BinaryOperator operator, int precedence) {
    int height = depth.height();
    in.advance();
    depth.push(2);
    Expr right = expr(precedence + 1);
    depth.pop(2);
    depth.setHeight(Math.max(height, depth.height()) + 1);
    return new Expr.Binary(operator, left, right, left.start(), in.previousEnd());
  }

  private Expr is(Expr left) {
    int height = depth.height();
    in.advance();
    boolean negated = in.accept(TokenType.NOT);
    if (in.accept(TokenType.DISTINCT)) {
      in.expect(TokenType.FROM);
      negated = !negated;
    }
    depth.push(3);
    Expr right = expr(COMPARISON);
    depth.pop(3);
    depth.setHeight(Math.max(height, depth.height()) + 1);
    int end = in.previousEnd();
    if (right instanceof Expr.NullLiteral) {
      return new Expr.IsNull(left, negated, left.start(), end);
    }
    BinaryOperator operator = negated ? BinaryOperator.IS_NOT : BinaryOperator.IS;
    return new Expr.Binary(operator, left, right, left.start(), end);
  }

  private Expr isNull(Expr left, boolean negated) {
    int height = depth.height();
    in.advance();
    depth.setHeight(height + 1);
    return new Expr.IsNull(left, negated, left.start(), in.previousEnd());
  }

  private Expr like(Expr left, boolean negated) {
    int height = depth.height();
    Expr.Like.Kind kind =
        in.at(TokenType.MATCH)
            ? Expr.Like.Kind.MATCH
            : switch (in.sql().charAt(in.start()) | 0x20) {
              case 'l' -> Expr.Like.Kind.LIKE;
              case 'g' -> Expr.Like.Kind.GLOB;
              default -> Expr.Like.Kind.REGEXP;
            };
    in.advance();
    depth.push(2);
    Expr pattern = expr(COMPARISON);
    height = Math.max(height, depth.height());
    Expr escape = null;
    if (in.accept(TokenType.ESCAPE)) {
      escape = expr(COMPARISON);
      height = Math.max(height, depth.height());
    }
    depth.pop(2);
    depth.setHeight(height + (negated ? 2 : 1));
    return new Expr.Like(kind, left, pattern, escape, negated, left.start(), in.previousEnd());
  }

  /**
   * The first AND that is not inside an OR's right operand belongs to BETWEEN: the low end may hold
   * any operator but that.
   */
  private Expr between(Expr left, boolean negated) {
    int height = depth.height();
    in.advance();
    depth.push(4);
    Expr low = expr(NOT);
    while (in.at(TokenType.OR)) {
      low = binary(low, BinaryOperator.OR, OR);
    }
    height = Math.max(height, depth.height());
    in.expect(TokenType.AND);
    Expr high = expr(COMPARISON);
    depth.pop(4);
    height = Math.max(height, depth.height());
    depth.setHeight(height + (negated ? 2 : 1));
    return new Expr.Between(left, low, high, negated, left.start(), in.previousEnd());
  }

  private Expr in(Expr left, boolean negated) {
    int mark = depth.open();
    int leftHeight = depth.height();
    in.advance();
    int start = left.start();
    Expr result;
    if (in.accept(TokenType.LP)) {
      depth.push(3);
      if (SelectParser.beginsSelect(in.type())) {
        Select select = p.selects.select();
        in.expect(TokenType.RP);
        result = new Expr.InSelect(left, select, negated, start, in.previousEnd());
      } else {
        List<Expr> items = in.at(TokenType.RP) ? List.of() : list();
        in.expect(TokenType.RP);
        result = inList(left, items, negated);
      }
      depth.pop(3);
    } else {
      QualifiedName table = p.froms.qualifiedName();
      List<Expr> arguments = null;
      if (in.accept(TokenType.LP)) {
        arguments = in.at(TokenType.RP) ? List.of() : list();
        in.expect(TokenType.RP);
      }
      result = new Expr.InTable(left, table, arguments, negated, start, in.previousEnd());
    }
    int height = Math.max(leftHeight, depth.close(mark));
    depth.setHeight(height + (negated ? 2 : 1));
    return result;
  }

  private Expr inList(Expr left, List<Expr> items, boolean negated) {
    int start = left.start();
    int end = in.previousEnd();
    if (items.size() == 1 && items.get(0) instanceof Expr.Subquery subquery) {
      return new Expr.InSelect(left, subquery.select(), negated, start, end);
    }
    if (left instanceof Expr.RowValue row) {
      int expected = row.values().size();
      for (Expr item : items) {
        int found = item instanceof Expr.RowValue r ? r.values().size() : 1;
        if (found != expected) {
          in.raise(
              SqlException.error(
                  "IN(...) element has %d term%s - expected %d"
                      .formatted(found, found == 1 ? "" : "s", expected),
                  item.start()));
          break;
        }
      }
    }
    return new Expr.InList(left, items, negated, start, end);
  }

  /** One expression or more with commas between. */
  List<Expr> list() {
    Expr first = expr();
    if (!in.at(TokenType.COMMA)) {
      return List.of(first);
    }
    List<Expr> list = new ArrayList<>();
    list.add(first);
    while (in.accept(TokenType.COMMA)) {
      list.add(expr());
    }
    return list;
  }

  /** The terms of ORDER BY, of an index or of a constraint. */
  List<OrderingTerm> orderingTerms() {
    List<OrderingTerm> list = new ArrayList<>();
    do {
      Expr expr = expr();
      SortOrder order = sortOrder();
      NullsOrder nulls = NullsOrder.UNSPECIFIED;
      if (in.accept(TokenType.NULLS)) {
        if (in.accept(TokenType.FIRST)) {
          nulls = NullsOrder.FIRST;
        } else {
          in.expect(TokenType.LAST);
          nulls = NullsOrder.LAST;
        }
      }
      list.add(new OrderingTerm(expr, order, nulls));
    } while (in.accept(TokenType.COMMA));
    return list;
  }

  /** ASC, DESC or nothing. */
  SortOrder sortOrder() {
    if (in.accept(TokenType.ASC)) {
      return SortOrder.ASC;
    }
    return in.accept(TokenType.DESC) ? SortOrder.DESC : SortOrder.UNSPECIFIED;
  }

  /** {@code WHERE expr} or nothing. */
  @Nullable Expr whereOrNull() {
    return in.accept(TokenType.WHERE) ? expr() : null;
  }
}
