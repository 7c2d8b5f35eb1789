package org.quiverdb.shell.output;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as the lines that it takes in a column: broken at line ends and control characters, and
 * behind a number of characters if one is set. Every code point counts as one character wide.
 */
final class DisplayText {
  private static final int TAB_STOP = 8;
  private static final int UNLIMITED = 1_000_000;

  private final int[] text;
  private final int most;
  private final boolean wordWrap;
  private int position;

  private DisplayText(String value, int most, boolean wordWrap) {
    this.text = value.codePoints().toArray();
    this.most = most == 0 ? UNLIMITED : Math.abs(most);
    this.wordWrap = wordWrap;
  }

  /** The lines, at least one. */
  static List<String> lines(String value, int most, boolean wordWrap) {
    DisplayText source = new DisplayText(value, most, wordWrap);
    List<String> lines = new ArrayList<>();
    do {
      lines.add(source.nextLine());
    } while (source.position < source.text.length);
    return lines;
  }

  /** How many characters wide. */
  static int width(String line) {
    return line.codePointCount(0, line.length());
  }

  private int at(int index) {
    return index < text.length ? text[index] : 0;
  }

  private String nextLine() {
    int start = position;
    int end = start;
    int columns = 0;
    while (columns < most && (at(end) >= ' ' || at(end) == '\t')) {
      columns = at(end) == '\t' ? Math.min(most, afterTab(columns)) : columns + 1;
      end++;
    }
    boolean full = columns >= most;
    int next = end;
    if (full && wordWrap) {
      int better = betterBreak(start, end);
      if (better > 0) {
        end = better;
        next = better;
        while (at(next) == ' ') {
          next++;
        }
      }
    }
    if (!(full && at(next) >= ' ')) {
      // The line end, or a control character that acts as one, belongs to no line.
      next += at(next) == '\r' && at(next + 1) == '\n' ? 2 : 1;
    }
    position = next;
    return expand(start, end);
  }

  private static int afterTab(int columns) {
    return (columns / TAB_STOP + 1) * TAB_STOP;
  }

  /** A place between words in the second half of the line, or 0. */
  private int betterBreak(int start, int end) {
    int half = start + (end - start) / 2;
    for (int k = end; k > half; k--) {
      if (isSpace(at(k - 1))) {
        return k;
      }
    }
    for (int k = end; k > half; k--) {
      if (isAlphanumeric(at(k - 1)) != isAlphanumeric(at(k))) {
        return k;
      }
    }
    return 0;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static boolean isAlphanumeric(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private String expand(int start, int end) {
    StringBuilder line = new StringBuilder(end - start);
    int columns = 0;
    for (int i = start; i < end; i++) {
      if (text[i] == '\t') {
        int stop = Math.min(most, afterTab(columns));
        line.repeat(' ', stop - columns);
        columns = stop;
      } else {
        line.appendCodePoint(text[i]);
        columns++;
      }
    }
    return line.toString();
  }
}
