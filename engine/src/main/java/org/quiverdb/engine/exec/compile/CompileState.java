package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.plan.SourceUse;

/**
 * What the parts of one compilation share: the next free register, constants, the rows of sources.
 */
final class CompileState {
  final Session session;
  private final SourceUse use = new SourceUse();
  private final Explain explain = new Explain();
  private final Map<Source, SourceRow> rows = new IdentityHashMap<>();
  private final List<Consumer<Registers>> constants = new ArrayList<>();
  private final ExpressionCompiler expressions;
  private final List<Operator> nested = new ArrayList<>();
  private int registers;

  CompileState(Session session, int parameterCount) {
    this.session = session;
    this.registers = parameterCount;
    this.expressions = new ExpressionCompiler(this);
  }

  int newRegister() {
    return registers++;
  }

  int newRegisters(int count) {
    int first = registers;
    registers += count;
    return first;
  }

  /** A collation as it orders text in the main file's encoding. */
  Collation collation(Collation collation) {
    return collation.in(session.encoding());
  }

  /** A register that holds a value from the start. */
  int constant(Consumer<RegisterWriter> value) {
    int register = newRegister();
    constants.add(r -> value.accept(new RegisterWriter(r, register)));
    return register;
  }

  /** A register about to get its constant. */
  record RegisterWriter(Registers registers, int register) {}

  SourceUse use() {
    return use;
  }

  Explain explain() {
    return explain;
  }

  ExpressionCompiler expressions() {
    return expressions;
  }

  void setRow(Source source, SourceRow row) {
    rows.put(source, row);
  }

  @Nullable SourceRow row(Source source) {
    return rows.get(source);
  }

  /** Remembers an operator inside of an expression, which nobody else closes. */
  void addNested(Operator operator) {
    nested.add(operator);
  }

  /** An operator that, when closed, closes everything that stands inside of expressions too. */
  Operator closingNested(Operator operator) {
    return new StatementRoot(operator, nested);
  }

  ExecContext newContext() {
    ExecContext context = new ExecContext(session, registers);
    for (Consumer<Registers> constant : constants) {
      constant.accept(context.registers);
    }
    return context;
  }
}
