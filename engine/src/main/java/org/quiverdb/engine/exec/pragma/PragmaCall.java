package org.quiverdb.engine.exec.pragma;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;

/**
 * One call of a pragma.
 *
 * @param database the database that it is about: the one named, or main
 * @param named whether a database was named
 * @param value what stands behind = or in parentheses, or null
 */
record PragmaCall(
    FileSession session, FileDatabase database, boolean named, @Nullable String value) {

  /** Whether it asks and sets nothing. */
  boolean asks() {
    return value == null;
  }

  /** The value; the empty text when there is none. */
  String text() {
    return value == null ? "" : value;
  }
}
