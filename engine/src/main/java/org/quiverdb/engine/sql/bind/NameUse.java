package org.quiverdb.engine.sql.bind;

import org.quiverdb.engine.sql.syntax.tree.Name;

/**
 * Is told what the names of a text mean while it is bound, for ALTER TABLE. Names inside of the
 * views that the text refers to are not reported.
 */
public interface NameUse {
  /** A name that means a table: in FROM, or before a dot. */
  void table(Name name, String table);

  /** A name that means a column of a table. */
  void column(Name name, String table, String column);

  /** Whether a name in double quotes that means nothing may be a string. */
  default boolean takesQuotedStrings() {
    return true;
  }
}
