package org.quiverdb.engine.exec.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;

/**
 * Functions by name (ASCII case does not matter) and argument count. A registry may stand on
 * another one: its own functions come first. Not thread-safe while it is
 * filled.
 */
public final class FunctionRegistry {
  private static final FunctionRegistry BUILT_IN = new FunctionRegistry(null);

  private final @Nullable FunctionRegistry base;
  private final Map<String, List<FunctionDefinition>> byName = new HashMap<>();

  static {
    BuiltInFunctions.registerAll(BUILT_IN);
  }

  /** An empty registry on top of another one. */
  public FunctionRegistry(@Nullable FunctionRegistry base) {
    this.base = base;
  }

  /** The functions that every connection has. */
  public static FunctionRegistry builtIn() {
    return BUILT_IN;
  }

  /**
   * Adds a function; one of the same name that takes the same number of arguments is hidden by it.
   */
  public void register(FunctionDefinition function) {
    byName.computeIfAbsent(function.name(), name -> new ArrayList<>()).addFirst(function);
  }

  /**
   * Removes a function of this registry itself.
   *
   * @return whether there was one of exactly these numbers of arguments
   */
  public boolean remove(String name, int minArguments, int maxArguments) {
    List<FunctionDefinition> own = byName.get(lower(name));
    if (own == null) {
      return false;
    }
    boolean removed =
        own.removeIf(f -> f.minArguments() == minArguments && f.maxArguments() == maxArguments);
    if (own.isEmpty()) {
      byName.remove(lower(name));
    }
    return removed;
  }

  /** Whether this registry itself has such a function. */
  public boolean has(String name, int minArguments, int maxArguments) {
    return byName.getOrDefault(lower(name), List.of()).stream()
        .anyMatch(f -> f.minArguments() == minArguments && f.maxArguments() == maxArguments);
  }

  /** Whether there is a function of that name, with whatever number of arguments. */
  public boolean exists(String name) {
    return byName.containsKey(lower(name)) || base != null && base.exists(name);
  }

  /** The function of that name that takes so many arguments, or null. */
  public @Nullable FunctionDefinition find(String name, int argumentCount) {
    for (FunctionDefinition function : byName.getOrDefault(lower(name), List.of())) {
      if (function.accepts(argumentCount)) {
        return function;
      }
    }
    return base == null ? null : base.find(name, argumentCount);
  }

  /**
   * The function of that name that takes so many arguments.
   *
   * @throws SqlException "no such function" or "wrong number of arguments"
   */
  public FunctionDefinition require(String name, int argumentCount) {
    FunctionDefinition function = find(name, argumentCount);
    if (function == null) {
      throw SqlException.error(
          exists(name)
              ? "wrong number of arguments to function " + name + "()"
              : "no such function: " + name);
    }
    return function;
  }

  /** Every function, hidden ones included, in no order (for pragma_function_list). */
  public List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>(base == null ? List.of() : base.all());
    byName.values().forEach(all::addAll);
    return all;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
