package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.RaisedException;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.NameUse;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.Statement;

/**
 * The compiled body of one trigger, with registers of its own; what it reads of {@code old} and
 * {@code new} is copied into them when it fires. A trigger that is already running is not run
 * again.
 */
final class TriggerProgram {
  private final TriggerPrograms all;
  private final Database database;
  private final Table table;
  private final Trigger trigger;
  private final ConflictClause orClause;
  private final List<Operator> steps = new ArrayList<>();
  private @Nullable RegisterSource oldRow;
  private @Nullable RegisterSource newRow;
  private @Nullable Evaluator when;
  private @Nullable ExecContext context;
  private boolean running;
  private boolean closing;
  private @Nullable NameUse uses;

  TriggerProgram(
      TriggerPrograms all,
      Database database,
      Table table,
      Trigger trigger,
      ConflictClause orClause) {
    this.all = all;
    this.database = database;
    this.table = table;
    this.trigger = trigger;
    this.orClause = orClause;
  }

  /** Compiles, and reports what the names of the trigger mean. */
  void compile(@Nullable NameUse reported) {
    uses = reported;
    compile();
  }

  void compile() {
    StatementCompiler compiler = new StatementCompiler(all.session(), 0);
    CreateTrigger tree = trigger.tree();
    if (tree.event() != CreateTrigger.Event.INSERT) {
      oldRow = compiler.triggerRow(database.name(), table, "old");
    }
    if (tree.event() != CreateTrigger.Event.DELETE) {
      newRow = compiler.triggerRow(database.name(), table, "new");
    }
    if (tree.when() != null) {
      when = compiler.expression(binder().expression(tree.when()));
    }
    ChangeCompiler changes =
        new ChangeCompiler(all.session(), compiler, all, trigger.sql(), this::binder, orClause);
    for (Statement step : tree.steps()) {
      steps.add(changes.compileStep(step, database));
    }
    context = compiler.newContext();
  }

  private Binder binder() {
    Binder binder = new Binder(all.session(), trigger.sql()).inSchema().reporting(uses);
    if (oldRow != null) {
      binder.addQualifiedRow(oldRow);
    }
    if (newRow != null) {
      binder.addQualifiedRow(newRow);
    }
    return binder;
  }

  /** Runs for one row; false when RAISE(IGNORE) ended the work on the row. */
  boolean run(Registers from, @Nullable RegisterSource old, @Nullable RegisterSource fresh) {
    if (running) {
      return true;
    }
    ExecContext x = java.util.Objects.requireNonNull(context);
    x.begin();
    copy(from, old, x.registers, oldRow);
    copy(from, fresh, x.registers, newRow);
    running = true;
    all.enter();
    try {
      if (when == null || when.test(x) == Evaluator.TRUE) {
        for (Operator step : steps) {
          runStep(x, step);
        }
      }
      return true;
    } catch (RaisedException e) {
      if (e.action() == ConflictClause.IGNORE) {
        return false;
      }
      String message = e.getMessage() == null ? "" : e.getMessage();
      throw Conflicts.error(ResultCode.CONSTRAINT_TRIGGER, message, e.action());
    } finally {
      all.leave();
      running = false;
    }
  }

  private static void runStep(ExecContext x, Operator step) {
    step.open(x);
    try {
      while (step.next(x)) {
        x.tick();
      }
    } finally {
      step.close(x);
    }
  }

  private void copy(
      Registers from, @Nullable RegisterSource source, Registers to, @Nullable RegisterSource row) {
    if (source == null || row == null) {
      return;
    }
    if (!table.withoutRowid()) {
      to.copyFrom(row.register(Source.ROWID), from, source.register(Source.ROWID));
    }
    BitSet used = row.used();
    for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
      to.copyFrom(row.register(i), from, source.register(i));
    }
  }

  /** Closes what the steps hold; once, where triggers fire each other in a circle. */
  void closeSteps() {
    if (context == null || running || closing) {
      return;
    }
    closing = true;
    try {
      for (Operator step : steps) {
        step.close(context);
      }
    } finally {
      closing = false;
    }
  }

  void close() {
    if (context != null) {
      context.close();
    }
  }
}
