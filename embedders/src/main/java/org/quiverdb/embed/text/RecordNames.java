package org.quiverdb.embed.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which member of a record is its text, and which its heading.
 *
 * @param text the name given, or null to find it
 */
record RecordNames(@Nullable String text) {
  private static final List<String> TEXTS =
      List.of(
          "text",
          "content",
          "body",
          "document",
          "chunk",
          "passage",
          "abstract",
          "description",
          "combined",
          "answer",
          "summary",
          "input");
  private static final List<String> HEADINGS =
      List.of("title", "heading", "headline", "subject", "question", "name");

  /**
   * Makes a section of a record's members.
   *
   * @throws TextException if there is no text among them
   */
  Section section(Map<String, String> members) throws TextException {
    String body = text == null ? first(TEXTS, members) : members.get(text);
    if (body == null) {
      throw new TextException(
          "no member or column "
              + (text == null ? "named " + String.join(", ", TEXTS) : text)
              + "; there are "
              + String.join(", ", members.keySet())
              + ": name the one with the text by --text");
    }
    Outline outline = new Outline();
    String heading = first(HEADINGS, members);
    if (heading != null && !heading.equals(body)) {
      outline.heading(1, heading);
    }
    for (String paragraph : body.split("\n\\s*\n")) {
      outline.paragraph(paragraph);
    }
    List<Section> sections = outline.finish();
    return sections.isEmpty() ? new Section(null, List.of()) : sections.getFirst();
  }

  private static @Nullable String first(List<String> names, Map<String, String> members) {
    for (String name : names) {
      for (Map.Entry<String, String> member : members.entrySet()) {
        if (member.getKey().toLowerCase(Locale.ROOT).equals(name)) {
          return member.getValue();
        }
      }
    }
    return null;
  }
}
