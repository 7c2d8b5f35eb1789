package org.quiverdb.shell.terminal;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed: keywords, functions, strings, numbers, comments, dot-commands. */
final class SqlHighlighter implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle COMMAND = PLAIN.foreground(AttributedStyle.MAGENTA);

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
    if (buffer.startsWith(".")) {
      int end = 0;
      while (end < buffer.length() && buffer.charAt(end) > ' ') {
        end++;
      }
      return text.append(buffer.substring(0, end), COMMAND)
          .append(buffer.substring(end), PLAIN)
          .toAttributedString();
    }
    int done = 0;
    for (SqlWords.Word word : SqlWords.of(buffer)) {
      text.append(buffer.substring(done, word.start()), PLAIN);
      text.append(word.text(), style(word.kind()));
      done = word.end();
    }
    return text.append(buffer.substring(done), PLAIN).toAttributedString();
  }

  private static AttributedStyle style(SqlWords.Kind kind) {
    return switch (kind) {
      case KEYWORD -> PLAIN.foreground(AttributedStyle.BLUE).bold();
      case FUNCTION -> PLAIN.foreground(AttributedStyle.CYAN);
      case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
      case NUMBER -> PLAIN.foreground(AttributedStyle.YELLOW);
      case PARAMETER -> COMMAND;
      case COMMENT -> PLAIN.faint();
      case NAME, OTHER -> PLAIN;
    };
  }
}
