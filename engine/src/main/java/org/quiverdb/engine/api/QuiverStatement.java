package org.quiverdb.engine.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.syntax.ParsedStatement;

/**
 * A prepared statement. {@link #step} runs it to its next row; {@link #reset} makes it ready to run
 * again, with its parameters kept. When the schema has changed since it was prepared, the next run
 * compiles it anew. Columns and parameters are numbered as in SQLite's C interface: columns from 0,
 * parameters from 1. Values of the current row are valid until the next step or reset; getters that
 * return Java objects copy.
 *
 * <p>Serialised with all other use of its connection: any thread may call it, one at a time.
 */
public final class QuiverStatement implements AutoCloseable {
  private final QuiverConnection connection;
  private final ParsedStatement parsed;
  private final int parameterCount;
  private Program program;
  private @Nullable Registers bound;
  private StatementRun run;
  private int version;
  private boolean closed;

  QuiverStatement(QuiverConnection connection, ParsedStatement parsed, Program program) {
    this.connection = connection;
    this.parsed = parsed;
    this.parameterCount = parsed.parameters().size();
    this.program = program;
    this.run = new StatementRun(connection.session(), program);
  }

  /** The text of this one statement. */
  public String sql() {
    return parsed.text(parsed.startOffset(), parsed.endOffset());
  }

  /** Whether running it cannot change the database. */
  public boolean isReadOnly() {
    return program.isReadOnly();
  }

  /** How many parameters: the largest number among them. */
  public int parameterCount() {
    return parameterCount;
  }

  /** The name of a parameter with its prefix, or null for a bare {@code ?}. */
  public @Nullable String parameterName(int parameter) {
    return parsed.parameters().get(parameter - 1);
  }

  /** The number of a named parameter (with its prefix), or 0 if there is none. */
  public int parameterIndex(String name) {
    return parsed.parameters().indexOf(name) + 1;
  }

  public void bindNull(int parameter) {
    parameters(parameter).setNull(parameter - 1);
  }

  public void bindLong(int parameter, long value) {
    parameters(parameter).setLong(parameter - 1, value);
  }

  /** Binds a REAL; NaN binds NULL, as in SQLite. */
  public void bindDouble(int parameter, double value) {
    parameters(parameter).setDouble(parameter - 1, value);
  }

  public void bindText(int parameter, String value) {
    parameters(parameter)
        .setBytes(parameter - 1, Registers.TEXT, value.getBytes(StandardCharsets.UTF_8));
  }

  public void bindBlob(int parameter, byte[] value) {
    parameters(parameter).setBytes(parameter - 1, Registers.BLOB, value);
  }

  /** Binds an F32 vector: the blob that {@code vector32()} would make. */
  public void bindVector(int parameter, float[] value) {
    Registers registers = parameters(parameter);
    int byteCount = value.length * Float.BYTES;
    long address = registers.scratch(parameter - 1, byteCount);
    Memory.copyFloatsIn(value, address, value.length);
    registers.setReference(parameter - 1, Registers.BLOB, address, byteCount);
  }

  /** Makes all parameters NULL. */
  public void clearBindings() {
    for (int i = 1; i <= parameterCount(); i++) {
      bindNull(i);
    }
  }

  private Registers parameters(int parameter) {
    checkOpen();
    if (parameter < 1 || parameter > parameterCount) {
      throw new SqlException(ResultCode.RANGE, "column index out of range");
    }
    if (run.isActive()) {
      throw new SqlException(ResultCode.MISUSE, "bind on a busy prepared statement");
    }
    Registers registers = bound;
    if (registers == null) {
      registers = new Registers(parameterCount);
      bound = registers;
    }
    return registers;
  }

  /** Another number whenever it has been compiled anew, so that its columns may be others. */
  public int version() {
    return version;
  }

  /** How many columns its rows have; 0 if it returns no rows. */
  public int columnCount() {
    return program.columns().size();
  }

  public ColumnInfo column(int column) {
    Program.OutputColumn c = program.columns().get(column);
    return new ColumnInfo(c.name(), c.declaredType(), c.database(), c.table(), c.column());
  }

  /** All result columns. */
  public List<ColumnInfo> columns() {
    List<ColumnInfo> columns = new ArrayList<>();
    for (int i = 0; i < columnCount(); i++) {
      columns.add(column(i));
    }
    return columns;
  }

  /**
   * Runs to the next row.
   *
   * @return true when there is a row, false when the statement is done (and reset)
   * @throws QuiverException when it fails; the statement is reset
   */
  public boolean step() {
    connection.lock();
    try {
      checkOpen();
      if (!run.isActive()) {
        start();
      }
      return run.next();
    } finally {
      connection.unlock();
    }
  }

  private void start() {
    Program current = connection.currentProgram(program, parsed);
    if (current != program) {
      program.close();
      program = current;
      version++;
      run = new StatementRun(connection.session(), program);
    }
    Registers registers = program.context().registers;
    for (int i = 0; i < parameterCount; i++) {
      if (bound == null) {
        registers.setNull(i);
      } else {
        registers.alias(i, bound, i);
      }
    }
    run.begin();
  }

  /** Ends a run that has not come to its end; also allowed when none is under way. */
  public void reset() {
    connection.lock();
    try {
      run.cancel();
    } finally {
      connection.unlock();
    }
  }

  public ValueType type(int column) {
    return ValueReader.type(program.context().registers, value(column).register);
  }

  private Evaluator value(int column) {
    checkOpen();
    if (column < 0 || column >= columnCount()) {
      throw new SqlException(ResultCode.RANGE, "column index out of range");
    }
    if (!run.hasRow()) {
      throw new SqlException(ResultCode.MISUSE, "no row: step has not returned true");
    }
    return program.columns().get(column).value();
  }

  private void checkOpen() {
    if (closed) {
      throw new SqlException(ResultCode.MISUSE, "the statement is closed");
    }
  }

  public boolean isNull(int column) {
    return type(column) == ValueType.NULL;
  }

  /** As INTEGER, converted as CAST does. */
  public long getLong(int column) {
    return ValueReader.toLong(program.context().registers, value(column).register);
  }

  /** As REAL, converted as CAST does. */
  public double getDouble(int column) {
    return ValueReader.toDouble(program.context().registers, value(column).register);
  }

  /** As TEXT, converted as CAST does; null for NULL. */
  public @Nullable String getText(int column) {
    return ValueReader.toText(program.context().registers, value(column).register);
  }

  /** The bytes of a BLOB, or of the value as TEXT; null for NULL. */
  public byte @Nullable [] getBlob(int column) {
    return ValueReader.toBlob(program.context().registers, value(column).register);
  }

  /** A vector of any type, or its text form, as float values; null for NULL. */
  public float @Nullable [] getVector(int column) {
    return ValueReader.toVector(program.context().registers, value(column).register);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    connection.lock();
    try {
      run.cancel();
      program.close();
      if (bound != null) {
        bound.close();
      }
      closed = true;
      connection.forget(this);
    } finally {
      connection.unlock();
    }
  }
}
