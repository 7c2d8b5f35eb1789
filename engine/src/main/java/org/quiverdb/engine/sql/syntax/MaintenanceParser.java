package org.quiverdb.engine.sql.syntax;

import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.MaintenanceStatement;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.Pragma;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.TransactionStatement;
import org.quiverdb.engine.sql.syntax.tree.TransactionStatement.Begin;

/** Transactions, pragmas, and statements about whole databases. */
final class MaintenanceParser {
  private final Parsers p;
  private final TokenStream in;

  MaintenanceParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
  }

  TransactionStatement begin() {
    in.expect(TokenType.BEGIN);
    Begin.Mode mode =
        switch (in.type()) {
          case IMMEDIATE -> Begin.Mode.IMMEDIATE;
          case EXCLUSIVE -> Begin.Mode.EXCLUSIVE;
          default -> Begin.Mode.DEFERRED;
        };
    if (mode != Begin.Mode.DEFERRED || in.at(TokenType.DEFERRED)) {
      in.advance();
    }
    transactionName();
    return new Begin(mode);
  }

  /** COMMIT or END. */
  TransactionStatement commit() {
    in.advance();
    transactionName();
    return new TransactionStatement.Commit();
  }

  TransactionStatement rollback() {
    in.expect(TokenType.ROLLBACK);
    transactionName();
    if (!in.accept(TokenType.TO)) {
      return new TransactionStatement.Rollback();
    }
    in.accept(TokenType.SAVEPOINT);
    return new TransactionStatement.RollbackTo(in.name());
  }

  TransactionStatement savepoint() {
    in.expect(TokenType.SAVEPOINT);
    return new TransactionStatement.Savepoint(in.name());
  }

  TransactionStatement release() {
    in.expect(TokenType.RELEASE);
    in.accept(TokenType.SAVEPOINT);
    return new TransactionStatement.Release(in.name());
  }

  private void transactionName() {
    if (in.accept(TokenType.TRANSACTION) && in.type().isName()) {
      in.takeName();
    }
  }

  Statement attach() {
    in.expect(TokenType.ATTACH);
    in.accept(TokenType.DATABASE);
    Expr file = p.exprs.expr();
    in.expect(TokenType.AS);
    Expr schema = p.exprs.expr();
    Expr key = in.accept(TokenType.KEY) ? p.exprs.expr() : null;
    return new MaintenanceStatement.Attach(file, schema, key);
  }

  Statement detach() {
    in.expect(TokenType.DETACH);
    in.accept(TokenType.DATABASE);
    return new MaintenanceStatement.Detach(p.exprs.expr());
  }

  Statement vacuum() {
    in.expect(TokenType.VACUUM);
    Name schema = in.type().isName() ? in.takeName() : null;
    Expr into = in.accept(TokenType.INTO) ? p.exprs.expr() : null;
    return new MaintenanceStatement.Vacuum(schema, into);
  }

  Statement analyze() {
    in.expect(TokenType.ANALYZE);
    return new MaintenanceStatement.Analyze(in.atEnd() ? null : p.froms.qualifiedName());
  }

  Statement reindex() {
    in.expect(TokenType.REINDEX);
    return new MaintenanceStatement.Reindex(in.atEnd() ? null : p.froms.qualifiedName());
  }

  Statement pragma() {
    in.expect(TokenType.PRAGMA);
    QualifiedName name = p.froms.qualifiedName();
    if (in.accept(TokenType.EQ)) {
      return pragmaValue(name);
    }
    if (in.accept(TokenType.LP)) {
      Pragma pragma = pragmaValue(name);
      in.expect(TokenType.RP);
      return pragma;
    }
    return new Pragma(name, null, null);
  }

  private Pragma pragmaValue(QualifiedName name) {
    switch (in.type()) {
      case ON, DELETE, DEFAULT -> {
        Name word = in.takeName();
        return new Pragma(name, word.text(), word);
      }
      case PLUS, MINUS, INTEGER, FLOAT -> {
        String sign = in.at(TokenType.MINUS) ? "-" : "";
        if (in.at(TokenType.PLUS) || in.at(TokenType.MINUS)) {
          in.advance();
        }
        if (!in.at(TokenType.INTEGER) && !in.at(TokenType.FLOAT)) {
          throw in.syntaxError();
        }
        String value = sign + in.text();
        in.advance();
        return new Pragma(name, value, null);
      }
      default -> {
        Name word = in.name();
        return new Pragma(name, word.text(), word);
      }
    }
  }
}
