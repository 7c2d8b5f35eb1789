package org.quiverdb.shell.terminal;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.quiverdb.shell.session.StatementText;

/**
 * Says to the line editor where a statement ends, so that Enter goes to a new line until then and
 * all lines can be edited as one text; and what the word is that is to be completed.
 */
final class SqlLineParser implements Parser {
  /** The text and the word at the cursor, of which only the part before the cursor counts. */
  private record Line(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !StatementText.isWhole(line)) {
      throw new EOFError(-1, -1, "the statement goes on");
    }
    int start = cursor;
    boolean command = line.startsWith(".");
    while (start > 0 && isPart(line.charAt(start - 1), command)) {
      start--;
    }
    return new Line(line, cursor, line.substring(start, cursor));
  }

  private static boolean isPart(char c, boolean command) {
    return command ? c > ' ' && c != '\'' && c != '"' : SqlWords.isNameChar(c);
  }
}
