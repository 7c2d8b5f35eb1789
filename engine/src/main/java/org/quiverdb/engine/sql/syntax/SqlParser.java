package org.quiverdb.engine.sql.syntax;

import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Explain;
import org.quiverdb.engine.sql.syntax.tree.Statement;

/**
 * Parses SQL text, one statement at a call, into the records of {@link
 * org.quiverdb.engine.sql.syntax.tree}. Accepts the grammar of SQLite 3.54 as its documentation
 * ("SQL Syntax") and grammar file describe it, and one extension: {@code CREATE INDEX ... USING
 * method (...) WITH (...)}.
 *
 * <p>By recursive descent, split by statement family; {@link ExprParser} climbs operator
 * precedences. Where SQLite's parser would shift a token, this one consumes it, so that both stop
 * at the same token when the text is wrong and name it in the same words. Trees are at most {@value
 * Depth#MAX_HEIGHT} expressions deep.
 *
 * <p>Stateless; safe for use by any number of threads.
 */
public final class SqlParser {
  private SqlParser() {}

  /** Parses the first statement of a text. */
  public static ParsedStatement parse(String sql) {
    return parse(sql, 0);
  }

  /**
   * Parses the statement that begins at {@code from}. Blanks, comments and empty statements before
   * it are skipped; if nothing follows them, the result has no statement.
   *
   * @throws SqlException with SQLite's text and the offset of the token
   *     that is wrong
   */
  public static ParsedStatement parse(String sql, int from) {
    Parsers parsers = new Parsers(sql, from);
    TokenStream in = parsers.in;
    while (in.at(TokenType.SEMI)) {
      in.advance();
    }
    int start = in.start();
    Statement statement = in.at(TokenType.END_OF_INPUT) ? null : statementWithinStack(parsers);
    if (!in.atEnd()) {
      throw in.syntaxError();
    }
    in.throwPending();
    int end = in.at(TokenType.SEMI) ? in.end() : sql.length();
    return new ParsedStatement(sql, statement, parsers.parameters.names(), start, end);
  }

  /**
   * {@link Depth} keeps a thread of usual size safe. What a call takes of the stack depends on how
   * far it is compiled, so on a thread made with a small stack its own end may come first.
   */
  private static Statement statementWithinStack(Parsers p) {
    try {
      return statement(p);
    } catch (StackOverflowError e) {
      throw SqlException.error("Recursion limit");
    }
  }

  private static Statement statement(Parsers p) {
    if (!p.in.accept(TokenType.EXPLAIN)) {
      return command(p);
    }
    boolean queryPlan = p.in.accept(TokenType.QUERY);
    if (queryPlan) {
      p.in.expect(TokenType.PLAN);
    }
    return new Explain(queryPlan, command(p));
  }

  private static Statement command(Parsers p) {
    int start = p.in.start();
    Statement common =
        switch (p.in.type()) {
          case SELECT, VALUES -> p.selects.select();
          case WITH -> p.dml.withStatement();
          case INSERT, REPLACE -> p.dml.insert(null, start);
          case UPDATE -> p.dml.update(null, start);
          case DELETE -> p.dml.delete(null, start);
          case CREATE -> new SchemaParser(p).create();
          case DROP -> new SchemaParser(p).drop();
          case ALTER -> new AlterParser(p).alterTable();
          default -> null;
        };
    return common != null ? common : maintenance(new MaintenanceParser(p), p.in);
  }

  private static Statement maintenance(MaintenanceParser m, TokenStream in) {
    return switch (in.type()) {
      case BEGIN -> m.begin();
      case COMMIT, END -> m.commit();
      case ROLLBACK -> m.rollback();
      case SAVEPOINT -> m.savepoint();
      case RELEASE -> m.release();
      case PRAGMA -> m.pragma();
      case ATTACH -> m.attach();
      case DETACH -> m.detach();
      case VACUUM -> m.vacuum();
      case ANALYZE -> m.analyze();
      case REINDEX -> m.reindex();
      default -> throw in.syntaxError();
    };
  }
}
