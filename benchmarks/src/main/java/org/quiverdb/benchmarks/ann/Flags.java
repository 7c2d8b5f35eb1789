package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command line of {@code --name value} pairs. Immutable. */
final class Flags {
  private final Map<String, String> values;

  private Flags(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a command line.
   *
   * @param known the names, without dashes
   * @throws IOException if there is another name, or no value behind one
   */
  static Flags of(String[] args, String... known) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!List.of(known).contains(name) || i + 1 == args.length) {
        throw new IOException("unexpected argument " + args[i]);
      }
      values.put(name, args[i + 1]);
    }
    return new Flags(values);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  /** A list with commas between its parts. */
  List<String> list(String name, String otherwise) {
    return List.of(text(name, otherwise).split(","));
  }
}
