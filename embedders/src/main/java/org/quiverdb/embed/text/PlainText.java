package org.quiverdb.embed.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Plain text: paragraphs between empty lines, and headings told by their form: a line of its own
 * that is numbered, in capitals above running text, underlined, or begins with a word like
 * "Chapter". The licence around the text of a Project Gutenberg book is left out.
 */
final class PlainText {
  private static final int HEADING_CHARS_MAX = 80;

  /** The least that is taken for running text. */
  private static final int PARAGRAPH_CHARS = 60;

  private static final Pattern GUTENBERG_START = Pattern.compile("^\\*\\*\\* ?START OF .*");
  private static final Pattern GUTENBERG_END =
      Pattern.compile("^(\\*\\*\\* ?END OF |End of (the )?Project Gutenberg).*");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)^(chapter|part|book|volume|section|act|scene|adventure|letter|appendix|article"
              + "|prologue|epilogue|preface|introduction|contents)\\b.{0,70}");
  private static final Pattern NUMBERED =
      Pattern.compile("^(\\d+(\\.\\d+)*\\.?|[IVXLC]+\\.)\\s+\\p{Lu}.*[^.,;:!?]$");
  private static final Pattern UNDERLINE = Pattern.compile("^(={3,}|-{3,}|~{3,})$");

  private PlainText() {}

  static List<Section> read(String text) {
    List<List<String>> blocks = new ArrayList<>();
    blocks.add(new ArrayList<>());
    for (String line : body(text)) {
      if (!line.isBlank()) {
        blocks.getLast().add(line.strip());
      } else if (!blocks.getLast().isEmpty()) {
        blocks.add(new ArrayList<>());
      }
    }
    Outline outline = new Outline();
    for (int i = 0; i < blocks.size(); i++) {
      List<String> next = i + 1 < blocks.size() ? blocks.get(i + 1) : List.of();
      add(blocks.get(i), String.join(" ", next).length(), outline);
    }
    return outline.finish();
  }

  private static List<String> body(String text) {
    List<String> lines = text.lines().toList();
    int start = 0;
    int end = lines.size();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (start == 0 && GUTENBERG_START.matcher(line).matches()) {
        start = i + 1;
      } else if (start > 0 && GUTENBERG_END.matcher(line).matches()) {
        end = i;
        break;
      }
    }
    return lines.subList(start, end);
  }

  /**
   * @param nextChars length of the block that follows
   */
  private static void add(List<String> block, int nextChars, Outline outline) {
    if (block.size() == 2 && UNDERLINE.matcher(block.get(1)).matches()) {
      outline.heading(block.get(1).charAt(0) == '=' ? 1 : 2, block.get(0));
    } else if (block.size() == 1 && isHeading(block.get(0), nextChars, outline.atHeading())) {
      // A heading right under another one says more of the same: "CHAPTER I", "A Visit".
      boolean named = NAMED.matcher(block.get(0)).matches();
      outline.heading(!named && outline.atHeading() ? 2 : 1, block.get(0));
    } else if (!block.isEmpty()) {
      outline.paragraph(String.join(" ", block));
    }
  }

  private static boolean isHeading(String line, int nextChars, boolean underHeading) {
    if (line.length() > HEADING_CHARS_MAX) {
      return false;
    }
    // Capitals may also be a sign or a shout; a heading has running text below it.
    return NAMED.matcher(line).matches() && !line.endsWith(",")
        || NUMBERED.matcher(line).matches()
        || isCapitals(line) && (underHeading || nextChars >= PARAGRAPH_CHARS);
  }

  private static boolean isCapitals(String line) {
    long letters = line.codePoints().filter(Character::isLetter).count();
    return letters >= 3
        && Character.isLetterOrDigit(line.codePointAt(0))
        && line.codePoints().noneMatch(Character::isLowerCase);
  }
}
