package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.ForeignKeyClause;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.TableConstraint;

/** CREATE TABLE: columns, table constraints and options. */
final class TableParser {
  private final Parsers p;
  private final TokenStream in;
  private final ColumnParser columnParser;

  TableParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
    this.columnParser = new ColumnParser(parsers);
  }

  /** What follows {@code CREATE [TEMP] TABLE}. */
  CreateTable createTable(boolean temporary) {
    boolean ifNotExists = SchemaParser.ifNotExists(in);
    QualifiedName name = p.froms.qualifiedName();
    int textStart = name.name().start();
    if (in.accept(TokenType.AS)) {
      Select select = p.selects.select();
      return new CreateTable(
          temporary,
          ifNotExists,
          name,
          List.of(),
          List.of(),
          false,
          false,
          select,
          textStart,
          in.previousEnd());
    }
    in.expect(TokenType.LP);
    List<ColumnDef> columns = new ArrayList<>();
    List<TableConstraint> constraints = new ArrayList<>();
    columns.add(columnParser.column());
    while (in.accept(TokenType.COMMA)) {
      if (beginsConstraint(in.type())) {
        constraints(constraints);
        break;
      }
      columns.add(columnParser.column());
    }
    in.expect(TokenType.RP);
    int textEnd = in.previousEnd();
    boolean withoutRowid = false;
    boolean strict = false;
    if (!in.atEnd()) {
      in.accept(TokenType.COMMA);
      do {
        boolean without = in.accept(TokenType.WITHOUT);
        option(without ? "rowid" : "strict");
        withoutRowid |= without;
        strict |= !without;
      } while (in.accept(TokenType.COMMA));
      textEnd = in.start();
    }
    return new CreateTable(
        temporary,
        ifNotExists,
        name,
        columns,
        constraints,
        withoutRowid,
        strict,
        null,
        textStart,
        textEnd);
  }

  private void option(String expected) {
    if (!in.type().isName()) {
      throw in.syntaxError();
    }
    boolean known = in.atWord(expected);
    Name option = in.takeName();
    if (!known) {
      String text = in.sql().substring(option.start(), option.end());
      in.raise(SqlException.error("unknown table option: " + text, option.start()));
    }
  }

  private static boolean beginsConstraint(TokenType type) {
    return switch (type) {
      case CONSTRAINT, PRIMARY, UNIQUE, CHECK, FOREIGN -> true;
      default -> false;
    };
  }

  /** Table constraints; the commas between them may be missing. A name lasts up to a comma. */
  private void constraints(List<TableConstraint> list) {
    Name name = null;
    do {
      if (in.accept(TokenType.CONSTRAINT)) {
        name = in.name();
      } else {
        list.add(constraint(name));
      }
      if (in.accept(TokenType.COMMA)) {
        name = null;
        if (!beginsConstraint(in.type())) {
          throw in.syntaxError();
        }
      }
    } while (beginsConstraint(in.type()));
  }

  private TableConstraint constraint(@Nullable Name name) {
    return switch (in.type()) {
      case PRIMARY -> primaryKey(name);
      case UNIQUE -> {
        in.advance();
        in.expect(TokenType.LP);
        List<OrderingTerm> columns = p.exprs.orderingTerms();
        in.expect(TokenType.RP);
        yield new TableConstraint.Unique(name, columns, DmlParser.onConflict(in));
      }
      case CHECK -> {
        in.advance();
        ColumnParser.Enclosed check = columnParser.enclosed();
        DmlParser.onConflict(in);
        yield new TableConstraint.Check(name, check.expr(), check.start(), check.end());
      }
      case FOREIGN -> foreignKey(name);
      default -> throw in.syntaxError();
    };
  }

  private TableConstraint primaryKey(@Nullable Name name) {
    in.advance();
    in.expect(TokenType.KEY);
    in.expect(TokenType.LP);
    List<OrderingTerm> columns = p.exprs.orderingTerms();
    boolean autoincrement = in.accept(TokenType.AUTOINCREMENT);
    in.expect(TokenType.RP);
    ConflictClause conflict = DmlParser.onConflict(in);
    return new TableConstraint.PrimaryKey(name, columns, autoincrement, conflict);
  }

  private TableConstraint foreignKey(@Nullable Name name) {
    in.advance();
    in.expect(TokenType.KEY);
    if (!in.at(TokenType.LP)) {
      throw in.syntaxError();
    }
    List<Name> columns = p.froms.plainColumns();
    ForeignKeyClause target = columnParser.references();
    if (!target.columns().isEmpty() && target.columns().size() != columns.size()) {
      in.raise(
          SqlException.error(
              "number of columns in foreign key does not match the number of columns in the"
                  + " referenced table"));
    }
    if (in.at(TokenType.DEFERRABLE) || in.at(TokenType.NOT)) {
      target = columnParser.deferral(target);
    }
    return new TableConstraint.ForeignKey(name, columns, target);
  }

  /** {@code CHECK (expr)} of ALTER TABLE ADD. */
  Expr check() {
    in.expect(TokenType.CHECK);
    Expr expr = columnParser.enclosed().expr();
    DmlParser.onConflict(in);
    return expr;
  }

  ColumnDef column() {
    return columnParser.column();
  }
}
