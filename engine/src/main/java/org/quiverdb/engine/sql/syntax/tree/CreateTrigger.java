package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE [TEMP] TRIGGER name time event ON table [FOR EACH ROW] [WHEN when] BEGIN ... END}.
 *
 * @param columns those of UPDATE OF, else empty
 * @param steps each an {@link Insert}, {@link Update}, {@link Delete} or {@link Select}
 */
public record CreateTrigger(
    boolean temporary,
    boolean ifNotExists,
    QualifiedName name,
    Time time,
    Event event,
    List<Name> columns,
    QualifiedName table,
    @Nullable Expr when,
    List<Statement> steps,
    int textStart,
    int textEnd)
    implements Statement {

  /** When it fires; nothing written means BEFORE. */
  public enum Time {
    BEFORE,
    AFTER,
    INSTEAD_OF
  }

  /** What it fires on. */
  public enum Event {
    DELETE,
    INSERT,
    UPDATE
  }

  /** What the schema table keeps of this statement. */
  public String schemaText(String sql) {
    return "CREATE TRIGGER " + sql.substring(textStart, textEnd);
  }
}
