package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.FromClause;
import org.quiverdb.engine.sql.syntax.tree.FromClause.Item;
import org.quiverdb.engine.sql.syntax.tree.IndexHint;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SortOrder;
import org.quiverdb.engine.sql.syntax.tree.TableRef;

/** FROM clauses, and the names of tables and lists of columns that other statements share. */
final class FromParser {
  /** SQLITE_MAX_SRCLIST. */
  private static final int MAX_ITEMS = 200;

  private static final JoinOperator COMMA = new JoinOperator(JoinKind.INNER, false);

  private final Parsers p;
  private final TokenStream in;

  FromParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
  }

  private record JoinOperator(JoinKind kind, boolean natural) {}

  /** FROM or nothing. */
  @Nullable FromClause fromOrNull() {
    return in.accept(TokenType.FROM) ? new FromClause(items()) : null;
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    JoinOperator operator = COMMA;
    while (operator != null) {
      addItem(items, operator);
      if (items.size() > MAX_ITEMS) {
        throw SqlException.error("too many FROM clause terms, max: " + MAX_ITEMS);
      }
      operator = joinOperatorOrNull();
    }
    return items;
  }

  private @Nullable JoinOperator joinOperatorOrNull() {
    return switch (in.type()) {
      case COMMA, JOIN -> {
        in.advance();
        yield COMMA;
      }
      case JOIN_KW -> joinOperator();
      default -> null;
    };
  }

  /** One to three words before JOIN, in any order that makes sense. */
  private JoinOperator joinOperator() {
    List<Name> words = new ArrayList<>(3);
    words.add(in.takeName());
    while (words.size() < 3 && in.type().isName()) {
      words.add(in.takeName());
    }
    in.expect(TokenType.JOIN);
    boolean natural = false;
    boolean left = false;
    boolean right = false;
    boolean outer = false;
    boolean inner = false;
    boolean cross = false;
    boolean unknown = false;
    for (Name word : words) {
      String text = in.sql().substring(word.start(), word.end()).toLowerCase(Locale.ROOT);
      switch (text) {
        case "natural" -> natural = true;
        case "left" -> left = true;
        case "right" -> right = true;
        case "full" -> {
          left = true;
          right = true;
        }
        case "outer" -> outer = true;
        case "inner" -> inner = true;
        case "cross" -> cross = true;
        default -> unknown = true;
      }
    }
    boolean oneSided = left || right;
    if (unknown || ((inner || cross) && (oneSided || outer)) || (outer && !oneSided)) {
      in.raise(unknownJoin(words));
    }
    JoinKind kind =
        left && right
            ? JoinKind.FULL
            : left
                ? JoinKind.LEFT
                : right ? JoinKind.RIGHT : cross ? JoinKind.CROSS : JoinKind.INNER;
    return new JoinOperator(kind, natural);
  }

  private SqlException unknownJoin(List<Name> words) {
    StringBuilder text = new StringBuilder("unknown join type:");
    for (Name word : words) {
      text.append(' ').append(in.sql(), word.start(), word.end());
    }
    return SqlException.error(text.toString(), words.get(0).start());
  }

  private void addItem(List<Item> items, JoinOperator operator) {
    if (in.at(TokenType.LP) && !SelectParser.beginsSelect(in.peek(1))) {
      addNested(items, operator);
      return;
    }
    TableRef table = in.at(TokenType.LP) ? subquery() : named();
    add(items, table, operator);
  }

  /** Reads ON or USING and adds the item. */
  private void add(List<Item> items, TableRef table, JoinOperator operator) {
    String condition = in.at(TokenType.ON) ? "ON" : "USING";
    Expr on = null;
    List<Name> using = List.of();
    if (in.accept(TokenType.ON)) {
      on = p.exprs.expr();
    } else if (in.accept(TokenType.USING)) {
      in.expect(TokenType.LP);
      using = names();
      in.expect(TokenType.RP);
    }
    if (items.isEmpty() && (on != null || !using.isEmpty())) {
      in.raise(SqlException.error("a JOIN clause is required before " + condition));
    }
    items.add(new Item(table, operator.kind(), operator.natural(), on, using));
  }

  private TableRef subquery() {
    int start = in.start();
    in.advance();
    p.depth.push(2);
    Select select = p.selects.select();
    p.depth.pop(2);
    in.expect(TokenType.RP);
    Name alias = p.selects.aliasOrNull();
    return new TableRef.Subquery(select, alias, start, in.previousEnd());
  }

  private TableRef named() {
    int start = in.start();
    QualifiedName name = qualifiedName();
    if (in.accept(TokenType.LP)) {
      p.depth.push(4);
      List<Expr> arguments = in.at(TokenType.RP) ? List.of() : p.exprs.list();
      p.depth.pop(4);
      in.expect(TokenType.RP);
      Name alias = p.selects.aliasOrNull();
      return new TableRef.Function(name, arguments, alias, start, in.previousEnd());
    }
    Name alias = p.selects.aliasOrNull();
    IndexHint hint = indexHintOrNull();
    return new TableRef.Named(name, alias, hint, start, in.previousEnd());
  }

  /**
   * Joins in parentheses. As in SQLite, parentheses around all that stands so far mean nothing, and
   * around a single table they only replace its alias.
   */
  private void addNested(List<Item> items, JoinOperator operator) {
    int start = in.start();
    in.advance();
    p.depth.push(2);
    p.depth.descend();
    List<Item> inner = items();
    p.depth.ascend();
    p.depth.pop(2);
    in.expect(TokenType.RP);
    Name alias = p.selects.aliasOrNull();
    boolean conditional = in.at(TokenType.ON) || in.at(TokenType.USING);
    if (items.isEmpty() && alias == null && !conditional) {
      items.addAll(inner);
    } else if (inner.size() == 1) {
      add(items, renamed(inner.get(0).table(), alias), operator);
    } else {
      TableRef nested = new TableRef.Nested(new FromClause(inner), alias, start, in.previousEnd());
      add(items, nested, operator);
    }
  }

  private static TableRef renamed(TableRef table, @Nullable Name alias) {
    return switch (table) {
      case TableRef.Named t -> new TableRef.Named(t.table(), alias, null, t.start(), t.end());
      case TableRef.Function f ->
          new TableRef.Function(f.function(), f.arguments(), alias, f.start(), f.end());
      case TableRef.Subquery s -> new TableRef.Subquery(s.select(), alias, s.start(), s.end());
      case TableRef.Nested n -> new TableRef.Nested(n.from(), alias, n.start(), n.end());
    };
  }

  /** {@code INDEXED BY}, {@code NOT INDEXED} or nothing. */
  @Nullable IndexHint indexHintOrNull() {
    if (in.accept(TokenType.INDEXED)) {
      in.expect(TokenType.BY);
      return new IndexHint.IndexedBy(in.name());
    }
    if (in.accept(TokenType.NOT)) {
      in.expect(TokenType.INDEXED);
      return new IndexHint.NotIndexed();
    }
    return null;
  }

  /** {@code [schema.]name}. */
  QualifiedName qualifiedName() {
    Name first = in.name();
    return in.accept(TokenType.DOT)
        ? new QualifiedName(first, in.name())
        : new QualifiedName(null, first);
  }

  /** One name or more with commas between. */
  List<Name> names() {
    List<Name> names = new ArrayList<>();
    do {
      names.add(in.name());
    } while (in.accept(TokenType.COMMA));
    return names;
  }

  /** {@code (a, b, ...)} or nothing; COLLATE and ASC are read, as in old schemas, and refused. */
  List<Name> plainColumns() {
    if (!in.accept(TokenType.LP)) {
      return List.of();
    }
    List<Name> names = new ArrayList<>();
    do {
      Name name = in.name();
      boolean collated = in.accept(TokenType.COLLATE);
      if (collated) {
        in.idOrString();
      }
      if (p.exprs.sortOrder() != SortOrder.UNSPECIFIED || collated) {
        String text = in.sql().substring(name.start(), name.end());
        in.raise(
            SqlException.error("syntax error after column name \"" + text + "\"", name.start()));
      }
      names.add(name);
    } while (in.accept(TokenType.COMMA));
    in.expect(TokenType.RP);
    return names;
  }
}
