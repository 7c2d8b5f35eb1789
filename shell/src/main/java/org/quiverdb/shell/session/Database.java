package org.quiverdb.shell.session;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;

/** The database of a shell, opened when it is first needed. Not thread-safe but for interrupts. */
public final class Database implements AutoCloseable {
  private String name;
  private boolean readOnly;
  private int busyTimeoutMillis;
  private volatile @Nullable QuiverConnection connection;
  private Path folder = Path.of("");

  public Database(String name, boolean readOnly) {
    this.name = name;
    this.readOnly = readOnly;
  }

  /** As the user named it. */
  public String name() {
    return name;
  }

  public boolean isReadOnly() {
    return readOnly;
  }

  /** Whether it lives in memory, or in a temporary file. */
  public boolean isTransient() {
    return name.isEmpty() || name.equals(":memory:");
  }

  /** Changes the folder in which names of files are looked up. */
  public void changeFolder(String target) {
    folder = resolve(target).normalize();
  }

  /** The file with this name in the shell's current folder. */
  public Path resolve(String file) {
    return folder.resolve(file);
  }

  /** The path that it is opened by. */
  public String path() {
    return isTransient() ? name : resolve(name).toString();
  }

  /** Whether its file is there. */
  public boolean exists() {
    return !isTransient() && Files.exists(resolve(name));
  }

  /**
   * The connection, opened if need be.
   *
   * @throws QuiverException when it cannot be opened
   */
  public QuiverConnection connection() {
    QuiverConnection current = connection;
    if (current == null) {
      String path = path();
      current =
          QuiverConnection.open(
              path, new OpenOptions(readOnly && !isTransient(), true, busyTimeoutMillis, false));
      connection = current;
    }
    return current;
  }

  /** Closes this one and makes another the current one; it is opened at its first use. */
  public void change(String newName, boolean newReadOnly) {
    close();
    name = newName;
    readOnly = newReadOnly;
  }

  /** How long to wait for locks of others. */
  public void setBusyTimeout(int millis) {
    busyTimeoutMillis = millis;
    QuiverConnection current = connection;
    if (current != null) {
      current.setBusyTimeout(millis);
    }
  }

  /** Interrupts the statement that runs now. Any thread. */
  public void interrupt() {
    QuiverConnection current = connection;
    if (current != null) {
      current.interrupt();
    }
  }

  @Override
  public void close() {
    QuiverConnection current = connection;
    connection = null;
    if (current != null) {
      current.close();
    }
  }
}
