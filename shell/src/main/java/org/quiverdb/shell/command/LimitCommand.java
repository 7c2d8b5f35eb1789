package org.quiverdb.shell.command;

import java.util.List;
import java.util.Locale;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .limit}: the limits of the engine, which are fixed. */
final class LimitCommand {
  private static final int NAME_WIDTH = 20;

  private record Limit(String name, int value) {}

  private static final List<Limit> LIMITS =
      List.of(
          new Limit("length", 1_000_000_000),
          new Limit("sql_length", 1_000_000_000),
          new Limit("column", 2000),
          new Limit("expr_depth", 1000),
          new Limit("compound_select", 500),
          new Limit("vdbe_op", 250_000_000),
          new Limit("function_arg", 127),
          new Limit("attached", 10),
          new Limit("like_pattern_length", 50_000),
          new Limit("variable_number", 250_000),
          new Limit("trigger_depth", 1000),
          new Limit("worker_threads", 0));

  private LimitCommand() {}

  static Outcome run(Shell shell, Arguments arguments) {
    if (arguments.count() > 2) {
      throw new UsageException("Usage: .limit NAME ?NEW-VALUE?");
    }
    String name = arguments.find(1);
    if (name == null) {
      LIMITS.forEach(limit -> print(shell, limit));
      return Outcome.OK;
    }
    Limit limit = find(name);
    String value = arguments.find(2);
    if (value != null && Arguments.integer(value) != limit.value) {
      throw new UsageException("Error: not supported: the limits of Quiver are fixed");
    }
    print(shell, limit);
    return Outcome.OK;
  }

  private static void print(Shell shell, Limit limit) {
    shell.out().spaces(NAME_WIDTH - limit.name.length()).println(limit.name + " " + limit.value);
  }

  private static Limit find(String name) {
    String lowered = name.toLowerCase(Locale.ROOT);
    List<Limit> found = LIMITS.stream().filter(limit -> limit.name.startsWith(lowered)).toList();
    if (found.isEmpty()) {
      throw new UsageException(
          "unknown limit: \"" + name + "\"\nenter \".limit\" with no arguments for a list.");
    }
    if (found.size() > 1) {
      throw new UsageException("ambiguous limit: \"" + name + "\"");
    }
    return found.getFirst();
  }
}
