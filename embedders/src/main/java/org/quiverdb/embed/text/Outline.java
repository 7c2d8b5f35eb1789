package org.quiverdb.embed.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects sections while a document is read from its beginning to its end. */
final class Outline {
  private final List<Section> sections = new ArrayList<>();
  private final TreeMap<Integer, String> path = new TreeMap<>();
  private List<String> paragraphs = new ArrayList<>();

  /** A heading begins a section; level 1 is the outermost. */
  void heading(int level, String text) {
    endSection();
    path.tailMap(level, true).clear();
    String clean = clean(text);
    if (!clean.isEmpty()) {
      path.put(level, clean);
    }
  }

  /** Adds a paragraph; one without letters or digits is decoration. */
  void paragraph(String text) {
    String clean = clean(text);
    if (clean.codePoints().anyMatch(Character::isLetterOrDigit)) {
      paragraphs.add(clean);
    }
  }

  /** Whether the current section has no text yet. */
  boolean atHeading() {
    return paragraphs.isEmpty();
  }

  /** The sections; nothing may be added afterwards. */
  List<Section> finish() {
    endSection();
    return sections;
  }

  private void endSection() {
    if (!paragraphs.isEmpty()) {
      sections.add(new Section(pathText(), paragraphs));
      paragraphs = new ArrayList<>();
    }
  }

  private @Nullable String pathText() {
    return path.isEmpty() ? null : String.join(" > ", path.values());
  }

  private static String clean(String text) {
    return text.replaceAll("[\\s\\u00a0\\ufeff]+", " ").strip();
  }
}
