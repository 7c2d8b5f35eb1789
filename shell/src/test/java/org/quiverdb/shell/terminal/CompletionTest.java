package org.quiverdb.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.shell.command.DotCommands;
import org.quiverdb.shell.session.Database;
import org.quiverdb.shell.session.Outputs;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.StatementText;

/** What is offered at a place, marked by a bar, and where a statement ends. */
class CompletionTest {
  private final Shell shell =
      new Shell(
          new Database(":memory:", false),
          new Outputs(new ByteArrayOutputStream(), new ByteArrayOutputStream()),
          new DotCommands());

  @BeforeEach
  void tables() {
    shell
        .connection()
        .execute(
            "CREATE TABLE passages(id INTEGER PRIMARY KEY, body TEXT, e F32_BLOB(4));CREATE TABLE"
                + " authors(name TEXT, born INT); CREATE INDEX by_name ON authors(name);CREATE VIEW"
                + " living AS SELECT name FROM authors;");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  /** The offered words that begin with the word at the bar. */
  private Set<String> at(String text) {
    int cursor = text.indexOf('|');
    String before = text.substring(0, cursor);
    int start = cursor;
    while (start > 0 && SqlWords.isNameChar(before.charAt(start - 1))) {
      start--;
    }
    String word = before.substring(start);
    Set<String> words = new TreeSet<>();
    StatementCompleter.words(
            new SchemaNames(shell), before.substring(0, start), word, text.substring(cursor + 1))
        .keySet()
        .forEach(
            w ->
                words.addAll(
                    w.regionMatches(true, 0, word, 0, word.length()) ? List.of(w) : List.of()));
    return words;
  }

  @Test
  void tablesBehindFrom() {
    assertEquals(Set.of("authors", "living", "passages"), at("select * from |"));
    assertEquals(Set.of("authors", "living", "passages"), at("select 1; delete from |"));
    assertEquals(Set.of("passages"), at("select * from authors join pas|"));
    assertEquals(Set.of("authors"), at("select * from passages, au|"));
  }

  @Test
  void columnsOfTheTablesThatAreNamed() {
    assertEquals(Set.of("body"), at("select bo| from passages"));
    assertEquals(Set.of("body", "e", "id"), at("select p.| from passages as p"));
    assertEquals(Set.of("born", "name"), at("select * from authors a where a.|"));
    assertTrue(at("select * from authors where |").contains("born"));
    assertFalse(at("select * from authors where |").contains("body"));
    assertTrue(at("update authors set n|").contains("name"));
  }

  @Test
  void functionsKeywordsPragmasIndexes() {
    assertTrue(at("select vector_dist| from passages").contains("vector_distance_cos("));
    assertTrue(at("select * from passages ord|").contains("ORDER"));
    assertEquals(Set.of("SELECT"), at("sel|"));
    assertTrue(at("pragma integ|").contains("integrity_check"));
    assertEquals(Set.of("by_name"), at("drop index |"));
    assertEquals(Set.of("diskann"), at("create index i on passages using |"));
    assertEquals(Set.of("passages"), at("create index i on pa|"));
  }

  @Test
  void dotCommands() {
    CommandCompleter commands = new CommandCompleter(shell, new SchemaNames(shell));
    assertTrue(commands.words("", ".mo").contains(".mode"));
    assertTrue(commands.words(".mode ", "").contains("markdown"));
    assertTrue(commands.words(".schema ", "").contains("authors"));
    assertEquals(List.of("on", "off"), commands.words(".timer ", ""));
    assertTrue(commands.words(".read ", "src/").contains("src/test/"));
    assertEquals(List.of(), commands.words(".print ", ""));
  }

  @Test
  void wholeStatements() {
    assertTrue(StatementText.isWhole(""));
    assertTrue(StatementText.isWhole("select 1;"));
    assertTrue(StatementText.isWhole(".mode box"));
    assertTrue(StatementText.isWhole("-- only a comment"));
    assertTrue(StatementText.isWhole("select 1\n/"));
    assertTrue(StatementText.isWhole("select 1\ngo"));
    assertFalse(StatementText.isWhole("select 1"));
    assertFalse(StatementText.isWhole("select 'a;"));
    assertFalse(StatementText.isWhole("select '\n/"));
    assertFalse(StatementText.isWhole("create trigger t after insert on x begin select 1;"));
  }

  @Test
  void piecesOfAnUnfinishedText() {
    List<SqlWords.Kind> kinds =
        SqlWords.of("select abs(1.5e+3), :p, \"q\" -- c\n'unfinished").stream()
            .map(SqlWords.Word::kind)
            .filter(kind -> kind != SqlWords.Kind.OTHER)
            .toList();
    assertEquals(
        List.of(
            SqlWords.Kind.KEYWORD,
            SqlWords.Kind.FUNCTION,
            SqlWords.Kind.NUMBER,
            SqlWords.Kind.PARAMETER,
            SqlWords.Kind.NAME,
            SqlWords.Kind.COMMENT,
            SqlWords.Kind.STRING),
        kinds);
  }
}
