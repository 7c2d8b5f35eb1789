package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;

/**
 * Runs the pragmas of the connection's settings and asks what has become of them. SQLite keeps
 * silent where it cannot follow, as with the page size of a file that exists; here that is a
 * warning on the connection.
 */
final class ConnectionPragmas {
  private static final String WARNING_STATE = "01000";

  private final QuiverConnection engine;
  private @Nullable SQLWarning warnings;

  private ConnectionPragmas(QuiverConnection engine) {
    this.engine = engine;
  }

  /** Runs them in their order; the warnings are a chain, or null. */
  static @Nullable SQLWarning run(QuiverConnection engine, ConnectionSettings settings)
      throws SQLException {
    ConnectionPragmas pragmas = new ConnectionPragmas(engine);
    try {
      for (ConnectionProperty property : ConnectionProperty.values()) {
        String value = settings.value(property);
        if (property.isPragma() && value != null) {
          pragmas.set(property, value);
        }
      }
    } catch (QuiverException e) {
      throw Errors.opening(e);
    }
    return pragmas.warnings;
  }

  private void set(ConnectionProperty property, String value) {
    engine.execute("PRAGMA " + property.key() + " = '" + value + "'");
    if (property == ConnectionProperty.CASE_SENSITIVE_LIKE) {
      return; // It cannot be asked.
    }
    String actual = read(property);
    if (actual != null && !means(property, value, actual)) {
      SQLWarning warning =
          new SQLWarning(
              property.key() + " is " + actual + ", not " + value + " as asked for", WARNING_STATE);
      if (warnings == null) {
        warnings = warning;
      } else {
        warnings.setNextWarning(warning);
      }
    }
  }

  private @Nullable String read(ConnectionProperty property) {
    try (QuiverStatement pragma = engine.prepare("PRAGMA " + property.key())) {
      return pragma.step() ? pragma.getText(0) : null;
    }
  }

  /** Whether the answer of a pragma is the value it was set to: many answer by number. */
  private static boolean means(ConnectionProperty property, String value, String actual) {
    if (actual.equalsIgnoreCase(value)) {
      return true;
    }
    List<String> choices = property.choices();
    return switch (value) {
      case "on" -> actual.equals("1");
      case "off" -> actual.equals("0");
      case "fast" -> actual.equals("2");
      case "UTF-16" -> actual.startsWith(value);
      default -> choices.contains(value) && actual.equals(String.valueOf(choices.indexOf(value)));
    };
  }
}
