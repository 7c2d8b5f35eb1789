package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression. Parentheses leave no node; {@code start} and {@code end} span the text from the
 * first token of the expression to its last, without enclosing parentheses. The tree is at most
 * 1,000 levels deep.
 */
public sealed interface Expr {
  /** Offset of the first char. */
  int start();

  /** Offset behind the last char. */
  int end();

  /** A decimal or hexadecimal integer that fits into 64 bits; {@code -9223372036854775808} too. */
  record IntegerLiteral(long value, int start, int end) implements Expr {}

  /** A real, or a decimal integer of more than 64 bits. */
  record RealLiteral(double value, int start, int end) implements Expr {}

  /** {@code 'text'}, unquoted. */
  record StringLiteral(String value, int start, int end) implements Expr {}

  /** {@code x'00ff'}; the array is not to be written to. */
  record BlobLiteral(byte[] value, int start, int end) implements Expr {}

  /** {@code NULL}. */
  record NullLiteral(int start, int end) implements Expr {}

  /** {@code CURRENT_DATE}, {@code CURRENT_TIME} or {@code CURRENT_TIMESTAMP}. */
  record CurrentTime(Kind kind, int start, int end) implements Expr {
    /** Which of the three words. */
    public enum Kind {
      DATE,
      TIME,
      TIMESTAMP
    }
  }

  /**
   * A parameter.
   *
   * @param number counted from 1 as SQLite numbers them
   * @param name with its prefix, as {@code :a} or {@code ?7}; null for a bare {@code ?}
   */
  record Parameter(int number, @Nullable String name, int start, int end) implements Expr {}

  /**
   * A name where a value stands: a column, {@code rowid}, {@code TRUE}, {@code FALSE}, or, if in
   * double quotes and no column, a string.
   */
  record ColumnRef(@Nullable Name schema, @Nullable Name table, Name column, int start, int end)
      implements Expr {}

  /** A prefix operator. */
  record Unary(UnaryOperator operator, Expr operand, int start, int end) implements Expr {}

  /** An infix operator with two plain operands. */
  record Binary(BinaryOperator operator, Expr left, Expr right, int start, int end)
      implements Expr {}

  /** {@code operand COLLATE collation}. */
  record Collate(Expr operand, Name collation, int start, int end) implements Expr {}

  /** {@code CAST(operand AS typeName)}; the type name as written, possibly empty. */
  record Cast(Expr operand, String typeName, int start, int end) implements Expr {}

  /**
   * A call. {@code count(*)} has {@code star}; {@code orderBy} stands inside the parentheses of an
   * aggregate.
   */
  record FunctionCall(
      Name name,
      boolean distinct,
      boolean star,
      List<Expr> arguments,
      List<OrderingTerm> orderBy,
      @Nullable Expr filter,
      @Nullable Over over,
      int start,
      int end)
      implements Expr {}

  /** {@code operand [NOT] LIKE|GLOB|REGEXP|MATCH pattern [ESCAPE escape]}. */
  record Like(
      Kind kind,
      Expr operand,
      Expr pattern,
      @Nullable Expr escape,
      boolean negated,
      int start,
      int end)
      implements Expr {
    /** The operator; each calls the function of the same name. */
    public enum Kind {
      LIKE,
      GLOB,
      REGEXP,
      MATCH
    }
  }

  /** {@code IS NULL}, {@code ISNULL}; negated {@code IS NOT NULL}, {@code NOTNULL} and the like. */
  record IsNull(Expr operand, boolean negated, int start, int end) implements Expr {}

  /** {@code operand [NOT] BETWEEN low AND high}. */
  record Between(Expr operand, Expr low, Expr high, boolean negated, int start, int end)
      implements Expr {}

  /** {@code operand [NOT] IN (item, ...)}; the list may be empty. */
  record InList(Expr operand, List<Expr> items, boolean negated, int start, int end)
      implements Expr {}

  /** {@code operand [NOT] IN (SELECT ...)}. */
  record InSelect(Expr operand, Select select, boolean negated, int start, int end)
      implements Expr {}

  /** {@code operand [NOT] IN table}; a table-valued function if {@code arguments} is not null. */
  record InTable(
      Expr operand,
      QualifiedName table,
      @Nullable List<Expr> arguments,
      boolean negated,
      int start,
      int end)
      implements Expr {}

  /** {@code CASE [base] WHEN ... THEN ... [ELSE otherwise] END}. */
  record Case(@Nullable Expr base, List<When> whens, @Nullable Expr otherwise, int start, int end)
      implements Expr {
    /** One arm. */
    public record When(Expr when, Expr then) {}
  }

  /** {@code EXISTS (SELECT ...)}; {@code NOT EXISTS} is a {@link Unary} around it. */
  record Exists(Select select, int start, int end) implements Expr {}

  /** {@code (SELECT ...)} as a value. */
  record Subquery(Select select, int start, int end) implements Expr {}

  /** {@code (a, b, ...)}, two values or more. */
  record RowValue(List<Expr> values, int start, int end) implements Expr {}

  /** {@code RAISE(IGNORE)} or {@code RAISE(ABORT|FAIL|ROLLBACK, message)}. */
  record Raise(ConflictClause action, @Nullable Expr message, int start, int end) implements Expr {}
}
