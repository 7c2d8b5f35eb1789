package org.quiverdb.embed.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of each kind as passages. */
class TextSourcesTest {
  private static final TextSources SOURCES = new TextSources(PassageSize.DEFAULT, null);

  @TempDir Path folder;

  private List<Passage> read(String name, String text) throws IOException, TextException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return SOURCES.read(file);
  }

  private static List<String> lines(List<Passage> passages) {
    return passages.stream().map(p -> p.position() + "|" + p.heading() + "|" + p.text()).toList();
  }

  private String failure(String name, String text) {
    return String.valueOf(assertThrows(TextException.class, () -> read(name, text)).getMessage());
  }

  @Test
  void plainText() throws Exception {
    String text =
        """
        A foreword
        of two lines.

        CHAPTER I.

        A VISIT

        It rained. It
        poured.

        * * *

        The end came.

        CLOSED

        IS WHAT IT SAID.

        2.1 Second Things

        More.
        """;
    assertEquals(
        List.of(
            "1|null|A foreword of two lines.",
            "2|CHAPTER I. > A VISIT|It rained. It poured.\n\n"
                + "The end came.\n\n"
                + "CLOSED\n\n"
                + "IS WHAT IT SAID.",
            "3|2.1 Second Things|More."),
        lines(read("a.txt", text)));
  }

  @Test
  void bookWithLicence() throws Exception {
    String text =
        "Licence.\n\n*** START OF THIS PROJECT GUTENBERG EBOOK X ***\n\nText.\n\n"
            + "End of Project Gutenberg's X\n\nMore licence.\n";
    assertEquals(List.of("1|null|Text."), lines(read("book.txt", text)));
  }

  @Test
  void markdown() throws Exception {
    String text =
        """
        ---
        title: no text
        ---
        # Tea
        How to *make* [it](http://x).

        ## Green
        - not too hot
        - one minute

        # Coffee
        ```
        grind | brew
        ```
        """;
    assertEquals(
        List.of(
            "1|Tea|How to make \"it\" (http://x).",
            "2|Tea > Green|- not too hot - one minute",
            "3|Coffee|grind | brew"),
        lines(read("a.md", text)));
  }

  @Test
  void html() throws Exception {
    String text =
        """
        <html><head><title>All of tea</title><style>p {}</style></head><body>
        <nav>Home</nav><p>First &amp; last<br>line</p>
        <div>Loose <b>text</b><h2>Green <i>tea</i></h2><ul><li>hot</li><li>cold</li></ul></div>
        <script>var x;</script></body></html>
        """;
    assertEquals(
        List.of(
            "1|All of tea|First & last\n\nline\n\nLoose text",
            "2|All of tea > Green tea|hot\n\ncold"),
        lines(read("a.html", text)));
  }

  @Test
  void records() throws Exception {
    assertEquals(
        List.of("1|T1|one", "2|null|two"),
        lines(read("a.csv", "id,Title,text\n1,T1,one\n2,,two\n")));
    assertEquals(
        List.of("1|Q|one", "2|null|two\n\nthree"),
        lines(
            read(
                "a.jsonl",
                "{\"question\":\"Q\",\"body\":\"one\",\"tags\":[1,{\"a\":2}]}\n"
                    + "{\"body\":\"two\\n\\nthree\"}\n")));
    assertEquals(1, read("b.json", "[{\"text\":\"x\"}]").size());
    Path file = folder.resolve("a.csv");
    assertEquals("1", new TextSources(PassageSize.DEFAULT, "id").read(file).getFirst().text());
  }

  @Test
  void whatIsNoTextIsNamed() {
    assertTrue(failure("a.jsonl", "{\"text\":1").contains("a.jsonl: is no JSON"));
    assertTrue(failure("b.jsonl", "{\"x\":1}").contains("there are x: name the one"));
    assertTrue(failure("c.txt", "a\0b").contains("c.txt: is no text"));
    assertThrows(TextException.class, () -> TextSources.files(List.of(folder.resolve("missing"))));
  }

  @Test
  void foldersAndEncodings() throws Exception {
    Path inside = Files.createDirectories(folder.resolve("docs/sub"));
    Files.writeString(inside.resolve("b.md"), "# B\n");
    Files.write(folder.resolve("docs/a.txt"), "Käse".getBytes(Charset.forName("windows-1252")));
    Files.writeString(folder.resolve("docs/.hidden.txt"), "no");
    Files.writeString(folder.resolve("docs/c.bin"), "no");
    List<Path> files = TextSources.files(List.of(folder.resolve("docs")));
    assertEquals(List.of(folder.resolve("docs/a.txt"), inside.resolve("b.md")), files);
    assertEquals("Käse", SOURCES.read(files.getFirst()).getFirst().text());
  }

  @Test
  void longSectionsAreCutAtSentencesWithOverlap() throws Exception {
    StringBuilder text = new StringBuilder("CHAPTER I\n\n");
    for (int i = 0; i < 60; i++) {
      text.append("This is sentence number ").append(i).append(" of them. ");
    }
    text.append("\n\n").append("word ".repeat(1000));
    List<Passage> passages = read("long.txt", text.toString());
    assertTrue(passages.size() > 6);
    for (int i = 1; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      assertEquals("CHAPTER I", passage.heading());
      assertEquals(i + 1, passage.position());
      assertTrue(passage.text().length() < 1700, passage.text());
    }
    String first = passages.get(0).text();
    String second = passages.get(1).text();
    assertTrue(first.endsWith("of them."));
    assertTrue(first.contains(second.substring(0, second.indexOf('.'))), second);
    assertTrue(first.length() >= 800);
  }
}
