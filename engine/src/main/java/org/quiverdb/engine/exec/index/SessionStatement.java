package org.quiverdb.engine.exec.index;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.exec.statement.StatementFactory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.sql.syntax.ParsedStatement;
import org.quiverdb.engine.sql.syntax.SqlParser;

/**
 * A statement that runs inside of another one of its session: within its transaction, undone with
 * it, not counted. It takes no locks, so the outer statement must have taken them.
 */
final class SessionStatement implements NestedStatement {
  private final FileSession session;
  private final ParsedStatement parsed;
  private final Registers bound;
  private Program program;
  private boolean active;

  SessionStatement(FileSession session, String sql) {
    this.session = session;
    this.parsed = SqlParser.parse(sql, 0);
    this.bound = new Registers(parsed.parameters().size());
    this.program = new StatementFactory(session, parsed).compile();
  }

  private int register(int parameter) {
    if (active) {
      throw new IllegalStateException("bind while the statement runs");
    }
    return parameter - 1;
  }

  @Override
  public NestedStatement bind(int parameter, long value) {
    bound.setLong(register(parameter), value);
    return this;
  }

  @Override
  public NestedStatement bind(int parameter, double value) {
    bound.setDouble(register(parameter), value);
    return this;
  }

  @Override
  public NestedStatement bind(int parameter, @Nullable String value) {
    if (value == null) {
      return bindNull(parameter);
    }
    bound.setText(register(parameter), value);
    return this;
  }

  @Override
  public NestedStatement bind(int parameter, byte @Nullable [] value) {
    if (value == null) {
      return bindNull(parameter);
    }
    bound.setBytes(register(parameter), Registers.BLOB, value);
    return this;
  }

  @Override
  public NestedStatement bind(int parameter, long address, int length) {
    bound.setReference(register(parameter), Registers.BLOB, address, length);
    return this;
  }

  @Override
  public NestedStatement bindNull(int parameter) {
    bound.setNull(register(parameter));
    return this;
  }

  @Override
  public boolean step() {
    boolean[] row = new boolean[1];
    session.uncounted(() -> row[0] = next());
    return row[0];
  }

  private boolean next() {
    boolean done = true;
    try {
      if (!active) {
        start();
      }
      done = !program.next();
      return !done;
    } finally {
      if (done) {
        reset();
      }
    }
  }

  private void start() {
    if (program.schemaGeneration() != session.schemaGeneration()) {
      program.close();
      program = new StatementFactory(session, parsed).compile();
    }
    for (int i = 0; i < bound.count(); i++) {
      program.context().registers.alias(i, bound, i);
    }
    active = true;
    program.open();
  }

  @Override
  public void run() {
    while (step()) {
      // Rows are nobody's.
    }
  }

  @Override
  public void reset() {
    active = false;
    program.closeRun();
  }

  private Registers registers() {
    return program.context().registers;
  }

  private int column(int column) {
    return program.columns().get(column).value().register;
  }

  @Override
  public boolean isNull(int column) {
    return registers().tag[column(column)] == Registers.NULL;
  }

  @Override
  public long getLong(int column) {
    int r = column(column);
    return registers().tag[r] == Registers.INTEGER
        ? registers().bits[r]
        : (long) Values.toReal(registers(), r);
  }

  @Override
  public double getDouble(int column) {
    return Values.toReal(registers(), column(column));
  }

  @Override
  public @Nullable String getText(int column) {
    int r = column(column);
    return switch (registers().tag[r]) {
      case Registers.NULL -> null;
      case Registers.INTEGER -> Long.toString(registers().bits[r]);
      case Registers.REAL -> Double.toString(registers().getDouble(r));
      default -> registers().getString(r);
    };
  }

  @Override
  public byte @Nullable [] getBlob(int column) {
    return length(column) > 0
        ? registers().getBytes(column(column))
        : isBytes(column) ? new byte[0] : null;
  }

  private boolean isBytes(int column) {
    byte tag = registers().tag[column(column)];
    return tag == Registers.TEXT || tag == Registers.BLOB;
  }

  @Override
  public long address(int column) {
    return isBytes(column) ? registers().bits[column(column)] : 0;
  }

  @Override
  public int length(int column) {
    return isBytes(column) ? registers().length[column(column)] : 0;
  }

  @Override
  public void close() {
    program.close();
    bound.close();
  }
}
