package org.quiverdb.engine.exec.function;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Oracle;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.TextEncoding;

/** Calls functions on Java values, and collects where C SQLite answers otherwise. */
final class FunctionHarness implements AutoCloseable {
  final Oracle oracle;
  final List<String> different = new ArrayList<>();
  int calls;
  private final Registers r = new Registers(64);
  private final Environment environment;

  FunctionHarness(TextEncoding encoding) throws java.sql.SQLException {
    oracle = new Oracle(encoding);
    environment = new Environment(encoding);
  }

  /** Fixed answers about the connection. */
  record Environment(TextEncoding encoding) implements FunctionEnvironment {
    @Override
    public long changes() {
      return 0;
    }

    @Override
    public long totalChanges() {
      return 0;
    }

    @Override
    public long lastInsertRowid() {
      return 0;
    }

    @Override
    public long currentTimeMillis() {
      return 1_700_000_000_123L;
    }

    @Override
    public long randomLong() {
      return 0x123456789abcdefL;
    }
  }

  /** Our answer in the oracle's form. */
  String ours(String name, Object... arguments) {
    try (FunctionContext context = new FunctionContext(environment, Collation.BINARY)) {
      FunctionDefinition f = FunctionRegistry.builtIn().require(name, arguments.length);
      for (int i = 0; i < arguments.length; i++) {
        Oracle.set(r, i, arguments[i]);
      }
      int result = arguments.length;
      ((ScalarFunction) f).body().call(context, r, 0, arguments.length, result);
      return Oracle.describe(r, result);
    } catch (QuiverException e) {
      return "error " + e.getMessage();
    }
  }

  /** Compares one call with C SQLite. */
  void check(String name, Object... arguments) {
    StringBuilder call = new StringBuilder(name).append('(');
    for (int i = 1; i <= arguments.length; i++) {
      call.append(i > 1 ? ",?" : "?").append(i);
    }
    same(call.append(')').toString(), ours(name, arguments), arguments);
  }

  /** Compares an answer of ours with that of C SQLite to an expression. */
  void same(String expression, String actual, Object... arguments) {
    calls++;
    String expected = oracle.value(expression, arguments);
    if (!expected.equals(actual) && !close(expected, actual)) {
      StringBuilder b = new StringBuilder(expression);
      for (Object argument : arguments) {
        b.append(' ').append(Oracle.describe(argument));
      }
      different.add(b + " => " + expected + ", ours " + actual);
    }
  }

  /**
   * Whether two REALs differ by no more than two units in the last place (mathematical functions).
   */
  private static boolean close(String expected, String actual) {
    if (!expected.startsWith("real ") || !actual.startsWith("real ")) {
      return false;
    }
    double x = Double.parseDouble(expected.substring(5));
    double y = Double.parseDouble(actual.substring(5));
    return Math.abs(x - y) <= 2 * Math.ulp(x);
  }

  @Override
  public void close() throws java.sql.SQLException {
    r.close();
    oracle.close();
  }
}
