package org.quiverdb.shell.session;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.shell.output.Cell;

/** The values that {@code .parameter} gives to the parameters of statements. Not thread-safe. */
public final class Parameters {
  private final Map<String, Cell> values = new TreeMap<>();

  /** All of them, by name. */
  public Map<String, Cell> all() {
    return values;
  }

  /** Gives a statement the values of its parameters; those without one are NULL. */
  void bind(QuiverStatement statement) {
    for (int i = 1; i <= statement.parameterCount(); i++) {
      String name = statement.parameterName(i);
      @Nullable Cell value = values.get(name == null ? "?" + i : name);
      if (value != null) {
        value.bind(statement, i);
      }
    }
  }
}
