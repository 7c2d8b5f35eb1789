package org.quiverdb.engine.exec.statement;

import java.util.List;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.ddl.AlterStatements;
import org.quiverdb.engine.exec.ddl.ReindexStatement;
import org.quiverdb.engine.exec.ddl.SchemaStatements;
import org.quiverdb.engine.exec.dml.ChangeStatement;
import org.quiverdb.engine.exec.pragma.Pragmas;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.exec.txn.ErrorAction;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.ParsedStatement;
import org.quiverdb.engine.sql.syntax.tree.AlterTable;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.CreateView;
import org.quiverdb.engine.sql.syntax.tree.CreateVirtualTable;
import org.quiverdb.engine.sql.syntax.tree.Delete;
import org.quiverdb.engine.sql.syntax.tree.Drop;
import org.quiverdb.engine.sql.syntax.tree.Explain;
import org.quiverdb.engine.sql.syntax.tree.Insert;
import org.quiverdb.engine.sql.syntax.tree.MaintenanceStatement;
import org.quiverdb.engine.sql.syntax.tree.Pragma;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.TransactionStatement;
import org.quiverdb.engine.sql.syntax.tree.Update;

/** Turns a parsed statement into a program: one arm per kind of statement. */
public final class StatementFactory {
  private final FileSession session;
  private final ParsedStatement parsed;
  private final StatementCompiler compiler;

  public StatementFactory(FileSession session, ParsedStatement parsed) {
    this.session = session;
    this.parsed = parsed;
    this.compiler = new StatementCompiler(session, parsed.parameters().size());
  }

  /** Compiles it for the present schema. Needs a read transaction. */
  public Program compile() {
    Statement statement = parsed.statement();
    if (statement == null) {
      throw new IllegalStateException("nothing to compile");
    }
    return compile(statement);
  }

  private Program compile(Statement statement) {
    return switch (statement) {
      case Select select -> query(select);
      case Insert s -> change(s);
      case Update s -> change(s);
      case Delete s -> change(s);
      case CreateTable s -> schema(schemaStatements().createTable(s));
      case CreateIndex s -> schema(schemaStatements().createIndex(s, compiler));
      case CreateView s -> schema(schemaStatements().createView(s));
      case CreateTrigger s -> schema(schemaStatements().createTrigger(s));
      case Drop s -> schema(schemaStatements().drop(s));
      case TransactionStatement s -> transaction(s);
      case Pragma s -> new Pragmas(session, compiler).compile(s);
      case Explain s -> explain(s);
      case CreateVirtualTable s -> throw notYet("CREATE VIRTUAL TABLE");
      case AlterTable s -> schema(alterStatements().alter(s));
      case MaintenanceStatement.Reindex s -> reindex(s);
      case MaintenanceStatement s -> throw notYet(name(s));
    };
  }

  private static String name(MaintenanceStatement statement) {
    return switch (statement) {
      case MaintenanceStatement.Attach s -> "ATTACH";
      case MaintenanceStatement.Detach s -> "DETACH";
      case MaintenanceStatement.Vacuum s -> "VACUUM";
      case MaintenanceStatement.Analyze s -> "ANALYZE";
      case MaintenanceStatement.Reindex s -> "REINDEX";
    };
  }

  private static SqlException notYet(String feature) {
    return SqlException.error("not yet supported: " + feature);
  }

  private Program reindex(MaintenanceStatement.Reindex tree) {
    List<SchemaStatements.Change> changes =
        new ReindexStatement(session, compiler).compile(tree, parsed.sql());
    if (changes.isEmpty()) {
      return program(new OneAction(x -> {}), List.of(), Program.Access.NONE);
    }
    requireWritable();
    return schema(x -> changes.forEach(change -> change.run(x)));
  }

  private SchemaStatements schemaStatements() {
    requireWritable();
    return new SchemaStatements(session, parsed.sql());
  }

  private AlterStatements alterStatements() {
    requireWritable();
    return new AlterStatements(session, parsed.sql());
  }

  private void requireWritable() {
    if (session.settings().queryOnly()) {
      throw new SqlException(ResultCode.READONLY, "attempt to write a readonly database");
    }
  }

  private Program query(Select select) {
    CompiledQuery query = compiler.query(new Binder(session, parsed.sql()).select(select));
    List<Program.OutputColumn> columns =
        query.columns().stream().map(StatementFactory::output).toList();
    return program(query.operator(), columns, Program.Access.READ);
  }

  private static Program.OutputColumn output(CompiledQuery.Column column) {
    var origin = column.origin();
    return new Program.OutputColumn(
        column.name(),
        column.declaredType(),
        origin == null ? null : origin.database(),
        origin == null ? null : origin.table(),
        origin == null ? null : origin.column(),
        column.value());
  }

  private Program program(
      Operator root, List<Program.OutputColumn> columns, Program.Access access) {
    return new Program(compiler.newContext(), root, columns, access, session.schemaGeneration());
  }

  private Program change(Statement statement) {
    requireWritable();
    ChangeStatement change = ChangeStatement.compile(session, compiler, parsed.sql(), statement);
    Program.Access access =
        new Program.Access(
            true, (FileDatabase) change.database(), change.isUndoable(), ErrorAction.ABORT);
    Program program = program(change.operator(), List.of(), access);
    program.context().own(change::close);
    return program;
  }

  private Program schema(SchemaStatements.Change change) {
    return program(
        new OneAction(x -> change.run(x)), List.of(), Program.Access.write(session.main()));
  }

  private Program transaction(TransactionStatement statement) {
    return program(
        new OneAction(x -> TransactionCommands.run(session, statement)),
        List.of(),
        Program.Access.NONE);
  }

  private Program explain(Explain explain) {
    if (!explain.queryPlan()) {
      throw notYet("EXPLAIN");
    }
    compile(explain.statement()).close();
    StatementCompiler lines = new StatementCompiler(session, 0);
    return new PlanLines(lines, compiler.explanation()).program(session.schemaGeneration());
  }

  /** An operator without rows that does one thing. */
  static final class OneAction extends Operator {
    /** What is to be done. */
    interface Action {
      void run(ExecContext x);
    }

    private final Action action;

    OneAction(Action action) {
      this.action = action;
    }

    @Override
    public void open(ExecContext x) {
      // All work is done in next.
    }

    @Override
    public boolean next(ExecContext x) {
      action.run(x);
      return false;
    }

    @Override
    public void close(ExecContext x) {
      // Nothing is kept open.
    }
  }
}
