package org.quiverdb.embed.text;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a document, short enough to be one answer.
 *
 * @param source the file, as it was named
 * @param heading the headings above it, outermost first, with {@code " > "} between them; null if
 * there are none
 * @param position its number among the passages of the file, from 1
 * @param text of the passage; paragraphs are separated by an empty line
 */
public record Passage(String source, @Nullable String heading, int position, String text) {
  /** What is embedded: the headings say what the text is about. */
  public String withHeading() {
    return heading == null ? text : heading + "\n\n" + text;
  }
}
