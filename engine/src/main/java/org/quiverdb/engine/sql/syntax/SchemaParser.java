package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.CreateView;
import org.quiverdb.engine.sql.syntax.tree.CreateVirtualTable;
import org.quiverdb.engine.sql.syntax.tree.Drop;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.UnaryOperator;

/** CREATE of indexes, views, triggers and virtual tables, and DROP of anything. */
final class SchemaParser {
  private final Parsers p;
  private final TokenStream in;

  SchemaParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
  }

  /** What follows CREATE. */
  Statement create() {
    in.expect(TokenType.CREATE);
    boolean temporary = in.accept(TokenType.TEMP);
    if (!temporary) {
      if (in.accept(TokenType.UNIQUE)) {
        in.expect(TokenType.INDEX);
        return createIndex(true);
      }
      if (in.accept(TokenType.INDEX)) {
        return createIndex(false);
      }
      if (in.accept(TokenType.VIRTUAL)) {
        in.expect(TokenType.TABLE);
        return createVirtualTable();
      }
    }
    if (in.accept(TokenType.TABLE)) {
      return new TableParser(p).createTable(temporary);
    }
    if (in.accept(TokenType.VIEW)) {
      return createView(temporary);
    }
    in.expect(TokenType.TRIGGER);
    return createTrigger(temporary);
  }

  static boolean ifNotExists(TokenStream in) {
    if (!in.accept(TokenType.IF)) {
      return false;
    }
    in.expect(TokenType.NOT);
    in.expect(TokenType.EXISTS);
    return true;
  }

  private CreateIndex createIndex(boolean unique) {
    boolean ifNotExists = ifNotExists(in);
    QualifiedName name = p.froms.qualifiedName();
    in.expect(TokenType.ON);
    Name table = in.name();
    Name method = in.accept(TokenType.USING) ? in.name() : null;
    in.expect(TokenType.LP);
    List<OrderingTerm> columns = p.exprs.orderingTerms();
    in.expect(TokenType.RP);
    List<CreateIndex.Option> options = List.of();
    if (method != null && in.accept(TokenType.WITH)) {
      options = options();
    }
    Expr where = p.exprs.whereOrNull();
    return new CreateIndex(
        unique,
        ifNotExists,
        name,
        table,
        method,
        columns,
        options,
        where,
        name.name().start(),
        in.start());
  }

  /** {@code (key = value, ...)} of an access method. */
  private List<CreateIndex.Option> options() {
    in.expect(TokenType.LP);
    List<CreateIndex.Option> options = new ArrayList<>();
    do {
      Name key = in.name();
      in.expect(TokenType.EQ);
      options.add(new CreateIndex.Option(key, optionValue()));
    } while (in.accept(TokenType.COMMA));
    in.expect(TokenType.RP);
    return options;
  }

  private Expr optionValue() {
    int start = in.start();
    if (in.accept(TokenType.MINUS)) {
      Expr term = p.exprs.literal();
      return new Expr.Unary(UnaryOperator.NEGATE, term, start, term.end());
    }
    if (in.type().isIdOrIndexed()) {
      Name word = in.takeName();
      return new Expr.ColumnRef(null, null, word, start, word.end());
    }
    in.accept(TokenType.PLUS);
    return p.exprs.literal();
  }

  private CreateView createView(boolean temporary) {
    boolean ifNotExists = ifNotExists(in);
    QualifiedName name = p.froms.qualifiedName();
    List<Name> columns = p.froms.plainColumns();
    in.expect(TokenType.AS);
    Select select = p.selects.select();
    int textEnd = Spans.trimEnd(in.sql(), in.start());
    return new CreateView(
        temporary, ifNotExists, name, columns, select, name.name().start(), textEnd);
  }

  private CreateTrigger createTrigger(boolean temporary) {
    boolean ifNotExists = ifNotExists(in);
    QualifiedName name = p.froms.qualifiedName();
    CreateTrigger.Time time = triggerTime();
    CreateTrigger.Event event =
        switch (in.type()) {
          case DELETE -> CreateTrigger.Event.DELETE;
          case INSERT -> CreateTrigger.Event.INSERT;
          case UPDATE -> CreateTrigger.Event.UPDATE;
          default -> throw in.syntaxError();
        };
    in.advance();
    List<Name> columns = List.of();
    if (event == CreateTrigger.Event.UPDATE && in.accept(TokenType.OF)) {
      columns = p.froms.names();
    }
    in.expect(TokenType.ON);
    QualifiedName table = p.froms.qualifiedName();
    if (in.accept(TokenType.FOR)) {
      in.expect(TokenType.EACH);
      in.expect(TokenType.ROW);
    }
    Expr when = in.accept(TokenType.WHEN) ? p.exprs.expr() : null;
    in.expect(TokenType.BEGIN);
    List<Statement> steps = triggerSteps();
    in.expect(TokenType.END);
    return new CreateTrigger(
        temporary,
        ifNotExists,
        name,
        time,
        event,
        columns,
        table,
        when,
        steps,
        name.name().start(),
        in.previousEnd());
  }

  private CreateTrigger.Time triggerTime() {
    if (in.accept(TokenType.AFTER)) {
      return CreateTrigger.Time.AFTER;
    }
    if (in.accept(TokenType.INSTEAD)) {
      in.expect(TokenType.OF);
      return CreateTrigger.Time.INSTEAD_OF;
    }
    in.accept(TokenType.BEFORE);
    return CreateTrigger.Time.BEFORE;
  }

  private List<Statement> triggerSteps() {
    List<Statement> steps = new ArrayList<>();
    p.inTrigger = true;
    do {
      int start = in.start();
      steps.add(
          switch (in.type()) {
            case INSERT, REPLACE -> p.dml.insert(null, start);
            case UPDATE -> p.dml.update(null, start);
            case DELETE -> p.dml.delete(null, start);
            default -> p.selects.select();
          });
      in.expect(TokenType.SEMI);
    } while (!in.at(TokenType.END));
    p.inTrigger = false;
    return steps;
  }

  private CreateVirtualTable createVirtualTable() {
    boolean ifNotExists = ifNotExists(in);
    QualifiedName name = p.froms.qualifiedName();
    in.expect(TokenType.USING);
    Name module = in.name();
    List<String> arguments = in.accept(TokenType.LP) ? moduleArguments() : List.of();
    return new CreateVirtualTable(
        ifNotExists, name, module, arguments, name.name().start(), in.previousEnd());
  }

  /** Any tokens with balanced parentheses, cut at the outer commas; empty arguments vanish. */
  private List<String> moduleArguments() {
    List<String> arguments = new ArrayList<>();
    int open = 0;
    int start = -1;
    while (true) {
      switch (in.type()) {
        case END_OF_INPUT -> throw in.syntaxError();
        case LP -> open++;
        case RP -> open--;
        default -> {}
      }
      boolean last = open < 0;
      if (last || (open == 0 && in.at(TokenType.COMMA))) {
        if (start >= 0) {
          arguments.add(in.sql().substring(start, in.previousEnd()));
        }
        start = -1;
      } else if (start < 0) {
        start = in.start();
      }
      in.advance();
      if (last) {
        return arguments;
      }
    }
  }

  /** DROP of a table, view, index or trigger. */
  Drop drop() {
    in.expect(TokenType.DROP);
    Drop.Kind kind =
        switch (in.type()) {
          case TABLE -> Drop.Kind.TABLE;
          case VIEW -> Drop.Kind.VIEW;
          case INDEX -> Drop.Kind.INDEX;
          case TRIGGER -> Drop.Kind.TRIGGER;
          default -> throw in.syntaxError();
        };
    in.advance();
    boolean ifExists = in.accept(TokenType.IF);
    if (ifExists) {
      in.expect(TokenType.EXISTS);
    }
    return new Drop(kind, ifExists, p.froms.qualifiedName());
  }
}
