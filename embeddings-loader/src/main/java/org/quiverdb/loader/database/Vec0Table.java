package org.quiverdb.loader.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.LoadException;

/**
 * A {@code vec0} table as its {@code CREATE VIRTUAL TABLE} declares it (sqlite-vec, "vec0 virtual
 * table").
 *
 * @param name of the table
 * @param columns in the order of the declaration, without options
 */
record Vec0Table(String name, List<Column> columns) {
  private static final Pattern CREATE =
      Pattern.compile(
          "CREATE\\s+VIRTUAL\\s+TABLE\\s.*?\\bUSING\\s+"
              + "[\"'`\\[]?vec0[\"'`\\]]?\\s*\\((.*)\\)[\\s;]*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern VECTOR =
      Pattern.compile(
          "(\\S+)\\s+(float|f32|int8|i8|bit)\\s*\\[\\s*(\\d{1,6})\\s*\\](.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern METRIC =
      Pattern.compile("distance_metric\\s*=\\s*(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OPTION = Pattern.compile("\\w+\\s*=.*", Pattern.DOTALL);

  /** What a column is to vec0. */
  enum Kind {
    VECTOR,
    PRIMARY_KEY,
    PARTITION,
    METADATA,
    AUXILIARY
  }

  /**
   * A column.
   *
   * @param type declared, in lower case
   * @param number place among the columns of its kind, from 0, which is in the shadow tables' names
   * @param dimensions of a vector
   * @param metric declared for a vector, in lower case
   */
  record Column(
      String name, String type, Kind kind, int number, int dimensions, @Nullable String metric) {}

  static boolean matches(String sql) {
    return CREATE.matcher(sql).matches();
  }

  static Vec0Table parse(String name, String sql) throws LoadException {
    Matcher create = CREATE.matcher(sql);
    if (!create.matches()) {
      throw new LoadException("table " + name + " is no vec0 table");
    }
    List<Column> columns = new ArrayList<>();
    int[] counts = new int[Kind.values().length];
    for (String argument : arguments(create.group(1))) {
      if (!argument.isEmpty() && !OPTION.matcher(argument).matches()) {
        columns.add(column(argument, counts));
      }
    }
    return new Vec0Table(name, columns);
  }

  /** Splits at commas that are not in brackets or quotes; drops comments. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int depth = 0;
    char quote = 0;
    String plain = text.replaceAll("--[^\\n]*", " ");
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        arguments.add(argument.toString().strip());
        argument.setLength(0);
        continue;
      }
      argument.append(c);
    }
    arguments.add(argument.toString().strip());
    return arguments;
  }

  private static Column column(String argument, int[] counts) {
    Matcher vector = VECTOR.matcher(argument);
    if (vector.matches()) {
      Matcher metric = METRIC.matcher(vector.group(4));
      return new Column(
          unquoted(vector.group(1)),
          vector.group(2).toLowerCase(Locale.ROOT),
          Kind.VECTOR,
          counts[Kind.VECTOR.ordinal()]++,
          Integer.parseInt(vector.group(3)),
          metric.find() ? metric.group(1).toLowerCase(Locale.ROOT) : "l2");
    }
    boolean auxiliary = argument.startsWith("+");
    String[] words = (auxiliary ? argument.substring(1) : argument).strip().split("\\s+");
    String rest = argument.toLowerCase(Locale.ROOT);
    Kind kind =
        auxiliary
            ? Kind.AUXILIARY
            : rest.endsWith("primary key")
                ? Kind.PRIMARY_KEY
                : rest.endsWith("partition key") ? Kind.PARTITION : Kind.METADATA;
    String type = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
    return new Column(unquoted(words[0]), type, kind, counts[kind.ordinal()]++, 0, null);
  }

  private static String unquoted(String name) {
    boolean quoted =
        name.length() >= 2
            && "\"'`[".indexOf(name.charAt(0)) >= 0
            && "\"'`]".indexOf(name.charAt(name.length() - 1)) >= 0;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  /** The columns of a kind. */
  List<Column> of(Kind kind) {
    return columns.stream().filter(column -> column.kind() == kind).toList();
  }

  /** The quoted name of a table that holds content. */
  String shadow(String suffix) {
    return DatabaseProvider.quoted(name + "_" + suffix);
  }
}
