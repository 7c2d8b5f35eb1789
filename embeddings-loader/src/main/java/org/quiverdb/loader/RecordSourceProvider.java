package org.quiverdb.loader;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A format of its own file layout, which is not read as one stream of bytes. Providers outside of
 * this module are found with {@link java.util.ServiceLoader}. Without state; any thread may call.
 */
public interface RecordSourceProvider {
  /** How many of a file's first bytes {@link #matches} is given, if there are as many. */
  int HEAD_BYTES = 16;

  /** Whether a file that begins with these bytes is of the format. */
  boolean matches(byte[] head);

  /**
   * Opens a file.
   *
   * @throws LoadException if it cannot be used as asked; the message need not name the file
   */
  RecordSource open(Path file, FieldNames names) throws IOException, LoadException;
}
