package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/** Numbers the parameters of a statement as SQLite does. */
final class Parameters {
  /** SQLITE_LIMIT_VARIABLE_NUMBER. */
  static final int MAX = 32766;

  private @Nullable ArrayList<@Nullable String> names;
  private @Nullable Map<String, Integer> numbers;

  /** The names by number, null for a parameter without one. */
  List<@Nullable String> names() {
    return names == null ? List.of() : Collections.unmodifiableList(names);
  }

  /** The parameter that the current token is. */
  Expr.Parameter take(TokenStream in) {
    int start = in.start();
    int end = in.end();
    String sql = in.sql();
    char first = sql.charAt(start);
    String text = sql.substring(start, end);
    in.advance();
    if (first == '#' && Lexer.isDigit(sql.charAt(start + 1))) {
      in.raise(SqlException.error("near \"" + text + "\": syntax error", start));
      return new Expr.Parameter(1, text, start, end);
    }
    int number;
    String name = null;
    if (end - start == 1) {
      number = size() + 1;
    } else {
      name = text;
      number = first == '?' ? explicitNumber(text) : numberOf(name);
    }
    if (number < 1) {
      in.raise(SqlException.error("variable number must be between ?1 and ?" + MAX, start));
    } else if (number > MAX) {
      in.raise(SqlException.error("too many SQL variables", start));
    } else {
      remember(number, name);
    }
    return new Expr.Parameter(number, name, start, end);
  }

  private int size() {
    return names == null ? 0 : names.size();
  }

  /** The number behind the question mark; zero if it is out of range. */
  private static int explicitNumber(String text) {
    int value = 0;
    for (int i = 1; i < text.length() && value <= MAX; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value > MAX ? 0 : value;
  }

  private int numberOf(String name) {
    Integer known = numbers == null ? null : numbers.get(name);
    return known == null ? size() + 1 : known;
  }

  private void remember(int number, @Nullable String name) {
    if (names == null) {
      names = new ArrayList<>();
    }
    while (names.size() < number) {
      names.add(null);
    }
    if (name != null && names.get(number - 1) == null) {
      names.set(number - 1, name);
      if (numbers == null) {
        numbers = new HashMap<>();
      }
      numbers.putIfAbsent(name, number);
    }
  }
}
