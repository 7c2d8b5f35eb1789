package org.quiverdb.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of table constraints, which no pragma tells: they are looked for in the CREATE TABLE text.
 */
final class ConstraintNames {
  private static final String NAME = "CONSTRAINT\\s+(\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|\\w+)\\s+";
  private static final Pattern PRIMARY_KEY =
      Pattern.compile(NAME + "PRIMARY\\s+KEY", Pattern.CASE_INSENSITIVE);
  private static final Pattern FOREIGN_KEY =
      Pattern.compile(NAME + "FOREIGN\\s+KEY\\s*\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

  private ConstraintNames() {}

  /** The name of the primary key, or null if it has none. */
  static @Nullable String primaryKey(String createTable) {
    Matcher matcher = PRIMARY_KEY.matcher(createTable);
    return matcher.find() ? unquote(matcher.group(1)) : null;
  }

  /** The name of the foreign key over these columns, or null if it has none. */
  static @Nullable String foreignKey(String createTable, List<String> columns) {
    Matcher matcher = FOREIGN_KEY.matcher(createTable);
    while (matcher.find()) {
      List<String> named = new ArrayList<>();
      for (String column : matcher.group(2).split(",", -1)) {
        named.add(unquote(column.strip()));
      }
      if (sameNames(named, columns)) {
        return unquote(matcher.group(1));
      }
    }
    return null;
  }

  private static boolean sameNames(List<String> left, List<String> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!left.get(i).equalsIgnoreCase(right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String unquote(String name) {
    char first = name.isEmpty() ? ' ' : name.charAt(0);
    if (first == '"' || first == '`' || first == '[') {
      return name.substring(1, name.length() - 1);
    }
    return name;
  }
}
