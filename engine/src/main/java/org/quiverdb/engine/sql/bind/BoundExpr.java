package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.UnaryOperator;

/**
 * An expression whose names are resolved. Immutable; two expressions are equal when they mean the
 * same value on the same row (queries and aggregate calls are equal only to themselves), which is
 * how GROUP BY and ORDER BY terms find result columns.
 */
public sealed interface BoundExpr {
  /** {@code NULL}. */
  record NullConstant() implements BoundExpr {}

  /** An integer; TRUE and FALSE are 1 and 0. */
  record IntegerConstant(long value) implements BoundExpr {}

  /** A real. */
  record RealConstant(double value) implements BoundExpr {}

  /** A text. */
  record TextConstant(String value) implements BoundExpr {}

  /** A blob, compared by identity; the array is not to be written to. */
  record BlobConstant(byte[] value) implements BoundExpr {}

  /** Parameter {@code number}, counted from 1. */
  record Parameter(int number) implements BoundExpr {}

  /** A column of a source; {@link Source#ROWID} is its rowid. */
  record Column(Source source, int index) implements BoundExpr {}

  /** {@code -x}, {@code +x} or {@code ~x}. */
  record Unary(UnaryOperator operator, BoundExpr operand) implements BoundExpr {}

  /** {@code NOT x}. */
  record Not(BoundExpr operand) implements BoundExpr {}

  /** {@code left AND right}. */
  record And(BoundExpr left, BoundExpr right) implements BoundExpr {}

  /** {@code left OR right}. */
  record Or(BoundExpr left, BoundExpr right) implements BoundExpr {}

  /** Arithmetic, bit operators, concatenation. */
  record Arithmetic(BinaryOperator operator, BoundExpr left, BoundExpr right)
      implements BoundExpr {}

  /**
   * A comparison.
   *
   * @param affinity applied to both sides before they are compared; null for none
   */
  record Compare(
      BinaryOperator operator,
      BoundExpr left,
      BoundExpr right,
      @Nullable Affinity affinity,
      Collation collation)
      implements BoundExpr {}

  /** {@code x IS NULL}, or with {@code negated} {@code x IS NOT NULL}. */
  record IsNull(BoundExpr operand, boolean negated) implements BoundExpr {}

  /** {@code x IS [NOT] TRUE|FALSE}. */
  record TruthTest(BoundExpr operand, boolean value, boolean negated) implements BoundExpr {}

  /** {@code operand BETWEEN}: both comparisons have the operand as their left side. */
  record Between(BoundExpr operand, Compare low, Compare high) implements BoundExpr {}

  /** {@code CASE}. With a base, each {@code when} is a comparison whose left side is the base. */
  record Case(@Nullable BoundExpr base, List<When> whens, @Nullable BoundExpr otherwise)
      implements BoundExpr {
    /** One arm. */
    public record When(BoundExpr when, BoundExpr then) {}
  }

  /** {@code CAST(operand AS ...)} to a type with this affinity. */
  record Cast(BoundExpr operand, Affinity affinity) implements BoundExpr {}

  /** {@code operand COLLATE collation}. */
  record Collate(BoundExpr operand, Collation collation) implements BoundExpr {}

  /**
   * A call of a scalar function.
   *
   * @param collation what a function that compares its arguments compares with
   */
  record Call(FunctionShape function, List<BoundExpr> arguments, Collation collation)
      implements BoundExpr {}

  /** The value of an aggregate over its group. */
  record AggregateValue(AggregateCall call) implements BoundExpr {}

  /** {@code operand IN (items)}; {@code affinity} is applied to the items and the operand. */
  record InList(
      BoundExpr operand, List<BoundExpr> items, @Nullable Affinity affinity, Collation collation)
      implements BoundExpr {}

  /** {@code (operands) IN (SELECT ...)}. */
  record InQuery(
      List<BoundExpr> operands,
      BoundSelect query,
      List<@Nullable Affinity> affinities,
      List<Collation> collations)
      implements BoundExpr {}

  /** {@code EXISTS (SELECT ...)}. */
  record Exists(BoundSelect query) implements BoundExpr {}

  /** Column {@code index} of the first row of a query, NULL when there is no row. */
  record QueryValue(BoundSelect query, int index) implements BoundExpr {}

  /** {@code (a, b) op (c, d)}: one comparison per position, all with the operator of the whole. */
  record RowCompare(BinaryOperator operator, List<Compare> pairs) implements BoundExpr {}

  /** A row value; it may stand only where an operator takes it apart. */
  record Row(List<BoundExpr> values) implements BoundExpr {}

  /** {@code RAISE(...)} in a trigger; no message for IGNORE. */
  record Raise(ConflictClause action, @Nullable BoundExpr message) implements BoundExpr {}

  /** CURRENT_DATE and its kin. */
  record CurrentTime(Expr.CurrentTime.Kind kind) implements BoundExpr {}
}
