package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.ColumnConstraint;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.ForeignKeyClause;
import org.quiverdb.engine.sql.syntax.tree.ForeignKeyClause.Action;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.SortOrder;
import org.quiverdb.engine.sql.syntax.tree.UnaryOperator;

/** Column definitions: name, type and constraints. */
final class ColumnParser {
  private final Parsers p;
  private final TokenStream in;

  ColumnParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
  }

  /** An expression in parentheses and the text between them, without blanks around it. */
  record Enclosed(Expr expr, int start, int end) {}

  ColumnDef column() {
    int start = in.start();
    Name name = in.name();
    String type = TypeNames.ofColumn(TypeNames.parse(in));
    List<ColumnConstraint> constraints = new ArrayList<>();
    Name constraintName = null;
    while (true) {
      if (in.accept(TokenType.CONSTRAINT)) {
        constraintName = in.name();
      } else if (!constraint(constraints, constraintName, name)) {
        return new ColumnDef(name, type, constraints, start, in.previousEnd());
      }
    }
  }

  /** Adds the constraint at the current token; false if there is none. */
  private boolean constraint(List<ColumnConstraint> list, @Nullable Name name, Name column) {
    switch (in.type()) {
      case DEFAULT -> list.add(defaultValue(name));
      case NULL -> {
        in.advance();
        DmlParser.onConflict(in);
        list.add(new ColumnConstraint.Nullability(name));
      }
      case NOT -> {
        if (in.peek(1) == TokenType.DEFERRABLE) {
          defer(list);
        } else {
          in.advance();
          in.expect(TokenType.NULL);
          list.add(new ColumnConstraint.NotNull(name, DmlParser.onConflict(in)));
        }
      }
      case DEFERRABLE -> defer(list);
      case PRIMARY -> list.add(primaryKey(name));
      case UNIQUE -> {
        in.advance();
        list.add(new ColumnConstraint.Unique(name, DmlParser.onConflict(in)));
      }
      case CHECK -> {
        in.advance();
        Enclosed check = enclosed();
        list.add(new ColumnConstraint.Check(name, check.expr(), check.start(), check.end()));
      }
      case REFERENCES -> list.add(references(name, column));
      case COLLATE -> {
        in.advance();
        list.add(new ColumnConstraint.Collate(name, in.idOrString()));
      }
      case GENERATED, AS -> list.add(generated(name, column));
      default -> {
        return false;
      }
    }
    return true;
  }

  private ColumnConstraint primaryKey(@Nullable Name name) {
    in.advance();
    in.expect(TokenType.KEY);
    SortOrder order = p.exprs.sortOrder();
    ConflictClause conflict = DmlParser.onConflict(in);
    boolean autoincrement = in.accept(TokenType.AUTOINCREMENT);
    return new ColumnConstraint.PrimaryKey(name, order, conflict, autoincrement);
  }

  private ColumnConstraint defaultValue(@Nullable Name name) {
    in.advance();
    if (in.at(TokenType.LP)) {
      Enclosed value = enclosed();
      return new ColumnConstraint.Default(name, value.expr(), value.start(), value.end());
    }
    int start = in.start();
    Expr expr;
    if (in.at(TokenType.PLUS) || in.at(TokenType.MINUS)) {
      expr = signed();
    } else if (in.type().isIdOrIndexed() && !in.at(TokenType.CTIME_KW)) {
      Name word = in.takeName();
      boolean truth = word.is("true") || word.is("false");
      expr =
          truth && word.quoting() == Name.Quoting.NONE
              ? new Expr.ColumnRef(null, null, word, start, word.end())
              : new Expr.StringLiteral(word.text(), start, word.end());
    } else {
      expr = p.exprs.literal();
    }
    return new ColumnConstraint.Default(name, expr, start, in.previousEnd());
  }

  private Expr signed() {
    int start = in.start();
    boolean minus = in.at(TokenType.MINUS);
    in.advance();
    Expr term = p.exprs.literal();
    if (minus && Literals.isSmallestNegated(term, in.sql())) {
      return new Expr.IntegerLiteral(Long.MIN_VALUE, start, term.end());
    }
    return minus ? new Expr.Unary(UnaryOperator.NEGATE, term, start, term.end()) : term;
  }

  /** An expression in parentheses. */
  Enclosed enclosed() {
    int start = in.end();
    in.expect(TokenType.LP);
    Expr expr = p.exprs.expr();
    int end = in.start();
    in.expect(TokenType.RP);
    return new Enclosed(expr, Spans.trimStart(in.sql(), start), Spans.trimEnd(in.sql(), end));
  }

  private ColumnConstraint generated(@Nullable Name name, Name column) {
    if (in.accept(TokenType.GENERATED)) {
      in.expect(TokenType.ALWAYS);
    }
    in.expect(TokenType.AS);
    Enclosed value = enclosed();
    boolean stored = false;
    if (in.type().isId()) {
      stored = in.atWord("stored");
      boolean known = stored || in.atWord("virtual");
      in.advance();
      if (!known) {
        in.raise(SqlException.error("error in generated column \"" + column.text() + "\""));
      }
    }
    return new ColumnConstraint.Generated(name, value.expr(), stored, value.start(), value.end());
  }

  private ColumnConstraint references(@Nullable Name name, Name column) {
    ForeignKeyClause target = references();
    if (target.columns().size() > 1) {
      in.raise(
          SqlException.error(
              "foreign key on %s should reference only one column of table %s"
                  .formatted(column.text(), target.table().text())));
    }
    return new ColumnConstraint.References(name, target);
  }

  /** {@code REFERENCES table (columns)} with its actions. */
  ForeignKeyClause references() {
    in.expect(TokenType.REFERENCES);
    Name table = in.name();
    List<Name> columns = p.froms.plainColumns();
    Action onDelete = Action.NO_ACTION;
    Action onUpdate = Action.NO_ACTION;
    while (true) {
      if (in.accept(TokenType.MATCH)) {
        in.name();
      } else if (in.accept(TokenType.ON)) {
        TokenType event = in.type();
        if (event != TokenType.INSERT && event != TokenType.DELETE && event != TokenType.UPDATE) {
          throw in.syntaxError();
        }
        in.advance();
        Action action = action();
        onDelete = event == TokenType.DELETE ? action : onDelete;
        onUpdate = event == TokenType.UPDATE ? action : onUpdate;
      } else {
        return new ForeignKeyClause(table, columns, onDelete, onUpdate, false);
      }
    }
  }

  private Action action() {
    if (in.accept(TokenType.SET)) {
      if (in.accept(TokenType.NULL)) {
        return Action.SET_NULL;
      }
      in.expect(TokenType.DEFAULT);
      return Action.SET_DEFAULT;
    }
    if (in.accept(TokenType.CASCADE)) {
      return Action.CASCADE;
    }
    if (in.accept(TokenType.RESTRICT)) {
      return Action.RESTRICT;
    }
    in.expect(TokenType.NO);
    in.expect(TokenType.ACTION);
    return Action.NO_ACTION;
  }

  /** DEFERRABLE of a column belongs to the foreign key before it, and means nothing without one. */
  private void defer(List<ColumnConstraint> list) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (list.get(i) instanceof ColumnConstraint.References references) {
        list.set(
            i, new ColumnConstraint.References(references.name(), deferral(references.target())));
        return;
      }
    }
    deferred();
  }

  /** The foreign key with the deferral at the current token. */
  ForeignKeyClause deferral(ForeignKeyClause key) {
    boolean deferred = deferred();
    return new ForeignKeyClause(
        key.table(), key.columns(), key.onDelete(), key.onUpdate(), deferred);
  }

  private boolean deferred() {
    boolean not = in.accept(TokenType.NOT);
    in.expect(TokenType.DEFERRABLE);
    boolean deferred = false;
    if (in.accept(TokenType.INITIALLY)) {
      deferred = in.accept(TokenType.DEFERRED);
      if (!deferred) {
        in.expect(TokenType.IMMEDIATE);
      }
    }
    return deferred && !not;
  }
}
