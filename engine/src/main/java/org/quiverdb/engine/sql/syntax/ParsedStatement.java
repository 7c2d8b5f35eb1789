package org.quiverdb.engine.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.Statement;

/**
 * A parsed statement beside the text that its offsets point into.
 *
 * @param sql the whole text given to the parser
 * @param statement the tree, or null when there was nothing but blanks, comments and semicolons
 * @param parameters the names of the parameters: entry {@code i} is that of parameter {@code i +
 *     1}, null for a nameless one; the size is the largest parameter number
 * @param startOffset offset of the first token of the statement
 * @param endOffset where the next statement begins: behind the semicolon, or the end of the text
 */
public record ParsedStatement(
    String sql,
    @Nullable Statement statement,
    List<@Nullable String> parameters,
    int startOffset,
    int endOffset) {

  /** The chars from {@code start} to {@code end}. */
  public String text(int start, int end) {
    return sql.substring(start, end);
  }
}
