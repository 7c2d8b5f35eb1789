package org.quiverdb.engine.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.function.FunctionDefinition;
import org.quiverdb.engine.exec.function.FunctionRegistry;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.exec.session.FileSession;

/** Registers the program's own functions, with the rules of {@code sqlite3_create_function}. */
final class UserFunctions {
  private static final int NAME_BYTES_MAX = 255;

  private UserFunctions() {}

  static void create(
      QuiverConnection connection,
      String name,
      int arguments,
      int flags,
      @Nullable SqlFunction function) {
    int nameBytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (nameBytes == 0
        || nameBytes > NAME_BYTES_MAX
        || arguments < -1
        || arguments > FunctionDefinition.ANY) {
      throw new SqlException(ResultCode.MISUSE, "bad parameter or other API misuse");
    }
    int min = Math.max(0, arguments);
    int max = arguments < 0 ? FunctionDefinition.ANY : arguments;
    FileSession session = connection.session();
    FunctionRegistry registry = session.functions();
    if (registry.has(name, min, max)) {
      if (session.transactions().running() > 0) {
        throw new SqlException(
            ResultCode.BUSY, "unable to delete/modify user-function due to active statements");
      }
      registry.remove(name, min, max);
    }
    if (function != null) {
      registry.register(
          new ScalarFunction(
              name.toLowerCase(Locale.ROOT), min, max, flags(flags), body(connection, function)));
    }
    session.settings().functionsChanged();
  }

  private static int flags(int flags) {
    return ((flags & SqlFunction.DETERMINISTIC) == 0 ? 0 : ScalarFunction.DETERMINISTIC)
        | ((flags & SqlFunction.STABLE) == 0 ? 0 : ScalarFunction.STABLE);
  }

  private static ScalarFunction.Body body(QuiverConnection connection, SqlFunction function) {
    return (context, registers, first, count, result) -> {
      registers.setNull(result);
      try {
        connection.call(function, new SqlFunctionCall(connection, registers, first, count, result));
      } catch (QuiverException e) {
        throw e;
      } catch (RuntimeException e) {
        String message = e.getMessage();
        throw new SqlException(ResultCode.ERROR, message == null ? e.toString() : message, e);
      }
    };
  }
}
