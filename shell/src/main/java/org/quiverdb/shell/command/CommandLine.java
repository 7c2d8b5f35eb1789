package org.quiverdb.shell.command;

import java.util.ArrayList;
import java.util.List;

/** Splits a dot-command into words. */
final class CommandLine {
  private CommandLine() {}

  /**
   * The words of a line behind its dot. Words are parted by blanks; single quotes keep a word
   * together, double quotes too and allow the escapes of C inside.
   */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    int n = line.length();
    int i = 1;
    while (i < n) {
      char c = line.charAt(i);
      if (isBlank(c)) {
        i++;
        continue;
      }
      int end = i + 1;
      if (c == '\'' || c == '"') {
        while (end < n && line.charAt(end) != c) {
          end += c == '"' && line.charAt(end) == '\\' && end + 1 < n ? 2 : 1;
        }
        String word = line.substring(i + 1, Math.min(end, n));
        words.add(c == '"' ? resolveEscapes(word) : word);
        i = end + 1;
      } else {
        while (end < n && !isBlank(line.charAt(end))) {
          end++;
        }
        words.add(resolveEscapes(line.substring(i, end)));
        i = end;
      }
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** Replaces the escapes of C. */
  static String resolveEscapes(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        result.append(c);
        continue;
      }
      char escape = text.charAt(i++);
      switch (escape) {
        case 'a' -> result.append('\u0007');
        case 'b' -> result.append('\b');
        case 't' -> result.append('\t');
        case 'n' -> result.append('\n');
        case 'v' -> result.append('\u000b');
        case 'f' -> result.append('\f');
        case 'r' -> result.append('\r');
        default -> {
          if (escape < '0' || escape > '7') {
            result.append(escape);
          } else {
            int end = i;
            while (end < text.length() && end < i + 2 && isOctal(text.charAt(end))) {
              end++;
            }
            result.append((char) Integer.parseInt(text, i - 1, end, 8));
            i = end;
          }
        }
      }
    }
    return result.toString();
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
