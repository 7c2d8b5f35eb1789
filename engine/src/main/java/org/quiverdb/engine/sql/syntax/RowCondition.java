package org.quiverdb.engine.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;

/**
 * The text of a condition on the rows of one table, as in the WHERE of a partial index, and the
 * same over {@code new} or {@code old} in the WHEN of a trigger. Texts have no comments.
 */
public final class RowCondition {
  private static final String PREFIX = "SELECT 1 WHERE ";

  private RowCondition() {}

  /** The text behind WHERE, or null when there is none. */
  public static @Nullable String where(CreateIndex tree, String sql) {
    int start = whereStart(tree, sql);
    return start < 0 ? null : text(sql, new Lexer(sql, start), TokenType.END_OF_INPUT);
  }

  /** Where the text behind WHERE begins, or -1. */
  public static int whereStart(CreateIndex tree, String sql) {
    if (tree.where() == null) {
      return -1;
    }
    int from = tree.columns().get(tree.columns().size() - 1).expr().end();
    for (CreateIndex.Option option : tree.options()) {
      from = Math.max(from, option.value().end());
    }
    Lexer lexer = new Lexer(sql, from);
    skipTo(lexer, TokenType.WHERE);
    return lexer.end();
  }

  /** The text behind WHEN of a CREATE TRIGGER, or null when there is none. */
  public static @Nullable String when(String createTrigger) {
    Lexer lexer = new Lexer(createTrigger, 0);
    skipTo(lexer, TokenType.WHEN);
    String text = text(createTrigger, lexer, TokenType.BEGIN);
    return text.isEmpty() ? null : text;
  }

  private static void skipTo(Lexer lexer, TokenType type) {
    TokenType token = lexer.next();
    while (token != type && token != TokenType.END_OF_INPUT) {
      token = lexer.next();
    }
  }

  /** The tokens up to one of a type that no dot stands before, a blank where there was any. */
  private static String text(String sql, Lexer lexer, TokenType end) {
    StringBuilder text = new StringBuilder();
    int last = lexer.end();
    boolean dot = false;
    TokenType token = lexer.next();
    while (token != TokenType.END_OF_INPUT && token != TokenType.SEMI && (dot || token != end)) {
      if (!text.isEmpty() && lexer.start() > last) {
        text.append(' ');
      }
      text.append(sql, lexer.start(), lexer.end());
      last = lexer.end();
      dot = token == TokenType.DOT;
      token = lexer.next();
    }
    return text.toString();
  }

  /** The tree of a condition; its offsets point into {@link #prefixed}. */
  public static Expr parse(String condition) {
    if (SqlParser.parse(prefixed(condition), 0).statement() instanceof Select select
        && select.first() instanceof SelectCore.Query query
        && query.where() != null) {
      return query.where();
    }
    throw new IllegalStateException("no condition: " + condition);
  }

  /** The text that offsets of {@link #parse} point into. */
  public static String prefixed(String condition) {
    return PREFIX + condition;
  }

  /**
   * The condition with all columns of the one row.
   *
   * @param row {@code new}, {@code old}, or null for columns without qualifier
   */
  public static String over(@Nullable String row, String condition) {
    List<Expr.ColumnRef> columns = ExprScan.columns(parse(condition));
    StringBuilder text = new StringBuilder(prefixed(condition));
    for (Expr.ColumnRef ref : columns.reversed()) {
      if (!isWord(ref)) {
        String qualifier = row == null ? "" : row + ".";
        text.replace(ref.start(), ref.column().start(), qualifier);
      }
    }
    return text.substring(PREFIX.length());
  }

  private static boolean isWord(Expr.ColumnRef ref) {
    return ref.table() == null && (ref.column().is("true") || ref.column().is("false"));
  }
}
