package org.quiverdb.shell.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quiverdb.engine.sql.syntax.KeywordCheck;
import org.quiverdb.shell.terminal.SqlWords.Kind;
import org.quiverdb.shell.terminal.SqlWords.Word;

/** What may stand at a place in a statement, by the words before it and the tables it names. */
final class StatementCompleter {
  /** What is offered: where it comes from is shown beside the list. */
  enum Source {
    TABLE,
    COLUMN,
    INDEX,
    FUNCTION,
    KEYWORD,
    PRAGMA
  }

  private static final List<String> FIRST =
      List.of(
          "ALTER",
          "BEGIN",
          "COMMIT",
          "CREATE",
          "DELETE",
          "DROP",
          "EXPLAIN",
          "INSERT",
          "PRAGMA",
          "REINDEX",
          "RELEASE",
          "REPLACE",
          "ROLLBACK",
          "SAVEPOINT",
          "SELECT",
          "UPDATE",
          "VALUES",
          "WITH");

  private final SchemaNames names;
  private final List<Word> before;
  private final Map<String, Source> found = new LinkedHashMap<>();

  private StatementCompleter(SchemaNames names, List<Word> before) {
    this.names = names;
    this.before = before;
  }

  /**
   * The words that fit, with their sources.
   *
   * @param text up to the word that is to be completed
   * @param behind what follows the cursor, which may name the tables
   */
  static Map<String, Source> words(SchemaNames names, String text, String word, String behind) {
    List<Word> all = SqlWords.of(text);
    int start = 0;
    for (int i = 0; i < all.size(); i++) {
      start = all.get(i).is(";") ? i + 1 : start;
    }
    StatementCompleter completer = new StatementCompleter(names, all.subList(start, all.size()));
    completer.find(word, SqlWords.of(behind));
    return completer.found;
  }

  private Word last(int back) {
    return back <= before.size()
        ? before.get(before.size() - back)
        : new Word(Kind.OTHER, 0, 0, "");
  }

  private void find(String word, List<Word> behind) {
    if (before.isEmpty()) {
      add(FIRST, Source.KEYWORD);
      return;
    }
    List<Word> all = new ArrayList<>(before);
    all.addAll(behind);
    Map<String, String> tables = tables(all);
    if (last(1).is(".")) {
      String owner = unquoted(last(2).text());
      add(names.columns(tables.getOrDefault(key(owner), owner)), Source.COLUMN);
      return;
    }
    if (last(1).kind() == Kind.KEYWORD && addObjects(last(1))) {
      return;
    }
    if (last(1).is(",") && clause().is("FROM")) {
      add(names.tables(), Source.TABLE);
      return;
    }
    for (String table : tables.isEmpty() ? names.tables() : tables.values()) {
      add(names.columns(table), Source.COLUMN);
    }
    add(new ArrayList<>(tables.keySet()), Source.TABLE);
    if (!word.isEmpty()) {
      add(names.functions().stream().map(name -> name + "(").toList(), Source.FUNCTION);
      add(KeywordCheck.keywords(), Source.KEYWORD);
    }
  }

  /** Adds the objects that a keyword asks for; false when it asks for none. */
  private boolean addObjects(Word keyword) {
    switch (keyword.text().toUpperCase(Locale.ROOT)) {
      case "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES" ->
          add(names.tables(), Source.TABLE);
      case "PRAGMA" -> add(names.pragmas(), Source.PRAGMA);
      case "INDEX", "REINDEX" -> add(names.indexes(), Source.INDEX);
      case "VIEW" -> add(names.objects("view"), Source.TABLE);
      case "TRIGGER" -> add(names.objects("trigger"), Source.TABLE);
      case "BY" -> {
        if (!last(2).is("INDEXED")) {
          return false;
        }
        add(names.indexes(), Source.INDEX);
      }
      case "ON" -> {
        if (!before.getFirst().is("CREATE")) {
          return false;
        }
        add(names.tables(), Source.TABLE);
      }
      case "USING" -> {
        if (!before.getFirst().is("CREATE")) {
          return false;
        }
        add(List.of("diskann"), Source.KEYWORD);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The keyword that began the clause that the text ends in. */
  private Word clause() {
    for (int i = 1; i <= before.size(); i++) {
      Word word = last(i);
      if (word.kind() == Kind.KEYWORD && !word.is("AS")) {
        return word;
      }
    }
    return last(before.size() + 1);
  }

  /** The tables that a statement names, by the names that it gives them, in lower case. */
  private static Map<String, String> tables(List<Word> words) {
    Map<String, String> tables = new LinkedHashMap<>();
    boolean expected = false;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (expected && word.kind() == Kind.NAME) {
        String table = unquoted(word.text());
        int next = i + 1 < words.size() && words.get(i + 1).is("AS") ? i + 2 : i + 1;
        boolean alias = next < words.size() && words.get(next).kind() == Kind.NAME;
        tables.put(key(alias ? unquoted(words.get(next).text()) : table), table);
        i = alias ? next : i;
        expected = i + 1 < words.size() && words.get(i + 1).is(",");
        i = expected ? i + 1 : i;
        continue;
      }
      expected = word.is("FROM") || word.is("JOIN") || word.is("INTO") || word.is("UPDATE");
    }
    return tables;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && "\"`[".indexOf(name.charAt(0)) >= 0;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  private void add(List<String> words, Source source) {
    words.forEach(word -> found.putIfAbsent(word, source));
  }
}
