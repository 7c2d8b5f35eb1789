package org.quiverdb.engine.exec.dml;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Delete;
import org.quiverdb.engine.sql.syntax.tree.Insert;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.Update;

/** Compiles a changing statement, or a step of a trigger, into an operator. */
final class ChangeCompiler {
  private final Session session;
  private final StatementCompiler compiler;
  private final TriggerPrograms triggers;
  private final String sql;
  private final Supplier<Binder> binders;
  private final ConflictClause outerClause;

  /**
   * @param binders makes a fresh binder with the rows (old, new) that the statement may refer to
   * @param outerClause the OR clause of the statement that fired the trigger, which wins over the
   * step's own
   */
  ChangeCompiler(
      Session session,
      StatementCompiler compiler,
      TriggerPrograms triggers,
      String sql,
      Supplier<Binder> binders,
      ConflictClause outerClause) {
    this.session = session;
    this.compiler = compiler;
    this.triggers = triggers;
    this.sql = sql;
    this.binders = binders;
    this.outerClause = outerClause;
  }

  /** The text that the statement's offsets point into. */
  String sql() {
    return sql;
  }

  Operator compileStep(Statement step, Database home) {
    return switch (step) {
      case Insert insert -> insert(insert, home);
      case Update update -> update(update, home);
      case Delete delete -> delete(delete, home);
      case Select select -> query(select);
      default -> throw new IllegalStateException("not a trigger step: " + step);
    };
  }

  private Operator query(Select select) {
    CompiledQuery query = compiler.query(binders.get().select(select));
    return new Operator() {
      @Override
      public void open(ExecContext x) {
        query.operator().open(x);
      }

      @Override
      public boolean next(ExecContext x) {
        if (!query.operator().next(x)) {
          return false;
        }
        query.evaluate(x);
        return true;
      }

      @Override
      public void close(ExecContext x) {
        query.operator().close(x);
      }
    };
  }

  private ChangeContext change(QualifiedName name, @Nullable Database home, ConflictClause own) {
    Target target = Target.find(session, name, home);
    Table table = target.table();
    ConflictClause clause = outerClause == ConflictClause.UNSPECIFIED ? own : outerClause;
    return new ChangeContext(compiler, session, target.database(), table, clause, triggers);
  }

  Operator insert(Insert tree, @Nullable Database home) {
    ChangeContext change = change(tree.table(), home, tree.conflict());
    return new InsertCompiler(change).compile(tree, binders.get());
  }

  Operator update(Update tree, @Nullable Database home) {
    ChangeContext change = change(tree.table(), home, tree.conflict());
    return new UpdateCompiler(change).compile(tree, binders.get(), binders.get());
  }

  Operator delete(Delete tree, @Nullable Database home) {
    ChangeContext change = change(tree.table(), home, ConflictClause.UNSPECIFIED);
    return new DeleteCompiler(change).compile(tree, binders.get());
  }
}
