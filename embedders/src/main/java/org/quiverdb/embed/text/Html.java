package org.quiverdb.embed.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML: what a reader sees of it, without navigation; the title stands above all headings. */
final class Html {
  private static final String UNSEEN =
      "script, style, noscript, template, nav, svg, iframe, form, button, select, [hidden]";
  private static final Pattern HEADING = Pattern.compile("h[1-6]");

  private Html() {}

  static List<Section> read(String text) {
    Document document = Jsoup.parse(text);
    document.select(UNSEEN).remove();
    Outline outline = new Outline();
    if (document.select("h1").isEmpty()) {
      outline.heading(0, document.title());
    }
    Collector collector = new Collector(outline);
    document.body().traverse(collector);
    collector.flush();
    return outline.finish();
  }

  /** Gathers text until a block begins or ends. */
  private static final class Collector implements NodeVisitor {
    private final Outline outline;
    private final StringBuilder text = new StringBuilder();

    Collector(Outline outline) {
      this.outline = outline;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode t) {
        text.append(t.getWholeText());
      } else if (isBoundary(node)) {
        flush();
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element e && HEADING.matcher(e.normalName()).matches()) {
        outline.heading(e.normalName().charAt(1) - '0', text.toString());
        text.setLength(0);
      } else if (isBoundary(node)) {
        flush();
      }
    }

    private static boolean isBoundary(Node node) {
      return node instanceof Element e && (e.isBlock() || e.normalName().equals("br"));
    }

    void flush() {
      outline.paragraph(text.toString());
      text.setLength(0);
    }
  }
}
