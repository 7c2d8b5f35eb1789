package org.quiverdb.engine.exec.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.exec.expr.Arithmetics;
import org.quiverdb.engine.exec.expr.Between;
import org.quiverdb.engine.exec.expr.CaseOf;
import org.quiverdb.engine.exec.expr.CastTo;
import org.quiverdb.engine.exec.expr.Compare;
import org.quiverdb.engine.exec.expr.Converted;
import org.quiverdb.engine.exec.expr.Logic;
import org.quiverdb.engine.exec.expr.Once;
import org.quiverdb.engine.exec.expr.RowComparison;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.expr.UnaryValue;
import org.quiverdb.engine.exec.subquery.ValueSet;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.plan.Constants;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/** Compiles bound expressions to evaluators. */
final class ExpressionCompiler {
  private final CompileState state;
  private final SubqueryCompiler subqueries;
  private final CallCompiler calls;
  private Map<BoundExpr, Evaluator> computed = Map.of();

  ExpressionCompiler(CompileState state) {
    this.state = state;
    this.subqueries = new SubqueryCompiler(state);
    this.calls = new CallCompiler(state, this);
  }

  /**
   * Says which expressions have been computed already, below a grouping or a sort; where they stand
   * as part of another, their value is taken.
   *
   * @return what was known before, to be put back afterwards
   */
  Map<BoundExpr, Evaluator> setComputed(Map<BoundExpr, Evaluator> values) {
    Map<BoundExpr, Evaluator> before = computed;
    computed = values;
    return before;
  }

  Map<BoundExpr, Evaluator> computed() {
    return new HashMap<>(computed);
  }

  Evaluator[] compileAll(List<? extends BoundExpr> exprs) {
    Evaluator[] result = new Evaluator[exprs.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = compile(exprs.get(i));
    }
    return result;
  }

  Evaluator compile(BoundExpr expr) {
    Evaluator known = computed.isEmpty() ? null : computed.get(expr);
    if (known != null) {
      return known;
    }
    Evaluator leaf = leaf(expr);
    if (leaf != null) {
      return leaf;
    }
    Evaluator compiled = node(expr);
    return Constants.isConstant(expr) ? new Once(compiled) : compiled;
  }

  /** Compiles an expression whose value gets a column's affinity, as a DEFAULT does. */
  Evaluator withAffinity(BoundExpr expr, Affinity affinity) {
    Evaluator inner = compile(expr);
    return affinity == Affinity.BLOB ? inner : new Converted(state.newRegister(), inner, affinity);
  }

  /** Compiles the right side of an IN to a set. */
  ValueSet set(BoundExpr in) {
    return subqueries.set(in);
  }

  private @Nullable Evaluator leaf(BoundExpr expr) {
    return switch (expr) {
      case BoundExpr.NullConstant c -> new Stored(state.constant(w -> {}));
      case BoundExpr.IntegerConstant c ->
          new Stored(state.constant(w -> w.registers().setLong(w.register(), c.value())));
      case BoundExpr.RealConstant c ->
          new Stored(state.constant(w -> w.registers().setDouble(w.register(), c.value())));
      case BoundExpr.TextConstant c ->
          new Stored(state.constant(w -> w.registers().setText(w.register(), c.value())));
      case BoundExpr.BlobConstant c ->
          new Stored(
              state.constant(w -> w.registers().setBytes(w.register(), Registers.BLOB, c.value())));
      case BoundExpr.Parameter p -> new Stored(p.number() - 1);
      case BoundExpr.Column c -> column(c);
      case BoundExpr.Collate c -> compile(c.operand());
      default -> null;
    };
  }

  private Evaluator column(BoundExpr.Column column) {
    SourceRow row = state.row(column.source());
    if (row != null) {
      return row.column(column.index(), state.newRegister());
    }
    if (column.source() instanceof RegisterSource r) {
      return new Stored(r.use(column.index()));
    }
    throw new IllegalStateException(
        "no row for " + column.source().name() + " column " + column.index());
  }

  private Evaluator node(BoundExpr expr) {
    int register = state.newRegister();
    return switch (expr) {
      case BoundExpr.Unary e -> new UnaryValue(register, e.operator(), compile(e.operand()));
      case BoundExpr.Not e -> Logic.not(register, compile(e.operand()));
      case BoundExpr.And e -> Logic.and(register, compile(e.left()), compile(e.right()));
      case BoundExpr.Or e -> Logic.or(register, compile(e.left()), compile(e.right()));
      case BoundExpr.Arithmetic e ->
          new Arithmetics(register, e.operator(), compile(e.left()), compile(e.right()));
      case BoundExpr.Compare e -> compare(register, e, compile(e.left()));
      case BoundExpr.IsNull e -> Logic.isNull(register, compile(e.operand()), e.negated());
      case BoundExpr.TruthTest e ->
          Logic.truthTest(register, compile(e.operand()), e.value(), e.negated());
      case BoundExpr.Between e -> between(register, e);
      case BoundExpr.Case e -> caseOf(register, e);
      case BoundExpr.Cast e -> new CastTo(register, compile(e.operand()), e.affinity());
      case BoundExpr.RowCompare e -> rowCompare(register, e);
      case BoundExpr.InList e -> subqueries.inList(register, e);
      case BoundExpr.InQuery e -> subqueries.inQuery(register, e);
      case BoundExpr.Exists e -> subqueries.exists(register, e);
      case BoundExpr.QueryValue e -> subqueries.value(e);
      case BoundExpr.Call e -> calls.call(register, e);
      case BoundExpr.CurrentTime e -> calls.currentTime(register, e);
      case BoundExpr.Raise e -> calls.raise(register, e);
      default -> throw new IllegalStateException("not a value: " + expr);
    };
  }

  private Compare compare(int register, BoundExpr.Compare e, Evaluator left) {
    boolean converts = e.affinity() != null;
    return new Compare(
        register,
        e.operator(),
        left,
        compile(e.right()),
        e.affinity(),
        state.collation(e.collation()),
        converts ? state.newRegister() : -1,
        converts ? state.newRegister() : -1);
  }

  private Evaluator between(int register, BoundExpr.Between e) {
    Evaluator operand = compile(e.operand());
    return new Between(
        register,
        operand,
        compare(state.newRegister(), e.low(), operand),
        compare(state.newRegister(), e.high(), operand));
  }

  private Evaluator caseOf(int register, BoundExpr.Case e) {
    Evaluator base = e.base() == null ? null : compile(e.base());
    Evaluator[] whens = new Evaluator[e.whens().size()];
    Evaluator[] thens = new Evaluator[whens.length];
    for (int i = 0; i < whens.length; i++) {
      BoundExpr when = e.whens().get(i).when();
      whens[i] =
          base != null && when instanceof BoundExpr.Compare c
              ? compare(state.newRegister(), c, base)
              : compile(when);
      thens[i] = compile(e.whens().get(i).then());
    }
    return new CaseOf(
        register, base, whens, thens, e.otherwise() == null ? null : compile(e.otherwise()));
  }

  private Evaluator rowCompare(int register, BoundExpr.RowCompare e) {
    int n = e.pairs().size();
    boolean is = e.operator() == BinaryOperator.IS || e.operator() == BinaryOperator.IS_NOT;
    BinaryOperator same = is ? BinaryOperator.IS : BinaryOperator.EQ;
    BinaryOperator strict =
        e.operator() == BinaryOperator.LE || e.operator() == BinaryOperator.LT
            ? BinaryOperator.LT
            : BinaryOperator.GT;
    Evaluator[] equal = new Evaluator[n];
    Evaluator[] ordered = new Evaluator[n];
    for (int i = 0; i < n; i++) {
      BoundExpr.Compare pair = e.pairs().get(i);
      Evaluator left = compile(pair.left());
      Evaluator right = compile(pair.right());
      equal[i] = pairOf(same, pair, left, right);
      ordered[i] = pairOf(strict, pair, left, right);
    }
    return new RowComparison(register, e.operator(), equal, ordered);
  }

  private Evaluator pairOf(
      BinaryOperator operator, BoundExpr.Compare pair, Evaluator left, Evaluator right) {
    return new Compare(
        state.newRegister(),
        operator,
        left,
        right,
        pair.affinity(),
        state.collation(pair.collation()),
        state.newRegister(),
        state.newRegister());
  }
}
