package org.quiverdb.shell.session;

import org.jspecify.annotations.Nullable;

/** Where the lines of an input come from. */
public interface LineSource {
  /** The next line without its end, or null when there is none. */
  @Nullable String next(boolean continued);

  /** Whether a person types the lines, who is not to be told line numbers. */
  default boolean isInteractive() {
    return false;
  }

  /** Whether the line last asked for was abandoned by the user, with all that belongs to it. */
  default boolean wasAbandoned() {
    return false;
  }
}
