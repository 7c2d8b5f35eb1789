package org.quiverdb.embed.text;

import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as CommonMark reads it; a leading block of YAML between {@code ---} is left out. */
final class Markdown {
  private static final Parser PARSER = Parser.builder().build();
  private static final TextContentRenderer RENDERER = TextContentRenderer.builder().build();

  private Markdown() {}

  static List<Section> read(String text) {
    Outline outline = new Outline();
    Node document = PARSER.parse(withoutFrontMatter(text));
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        outline.heading(heading.getLevel(), RENDERER.render(heading));
      } else {
        outline.paragraph(RENDERER.render(node));
      }
    }
    return outline.finish();
  }

  private static String withoutFrontMatter(String text) {
    if (!text.startsWith("---\n") && !text.startsWith("---\r\n")) {
      return text;
    }
    int end = text.indexOf("\n---", 3);
    int next = end < 0 ? -1 : text.indexOf('\n', end + 1);
    return next < 0 ? text : text.substring(next + 1);
  }
}
