package org.quiverdb.shell.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of columns from the first line of a file. Those that occur more than once get their number
 * behind them, with so many digits that all names differ.
 *
 * @param renamed for each that has another name now: {@code "old" to "new"}
 */
record ColumnNames(List<String> names, List<String> renamed) {
  static ColumnNames of(List<String> header) {
    List<String> given = header.stream().map(name -> name.isEmpty() ? "?" : name).toList();
    Map<String, Integer> counts = new HashMap<>();
    given.forEach(name -> counts.merge(key(name), 1, Integer::sum));
    for (int digits = 1; ; digits++) {
      ColumnNames names = numbered(given, counts, digits);
      Set<String> different = new HashSet<>();
      if (names.names.stream().allMatch(name -> different.add(key(name)))) {
        return names;
      }
    }
  }

  private static ColumnNames numbered(List<String> given, Map<String, Integer> counts, int digits) {
    List<String> names = new ArrayList<>();
    List<String> renamed = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String name = given.get(i);
      if (counts.getOrDefault(key(name), 0) > 1) {
        String number = String.valueOf(i + 1);
        String unique = name + "_" + "0".repeat(Math.max(0, digits - number.length())) + number;
        renamed.add('"' + name + "\" to \"" + unique + '"');
        name = unique;
      }
      names.add(name);
    }
    return new ColumnNames(names, renamed);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
