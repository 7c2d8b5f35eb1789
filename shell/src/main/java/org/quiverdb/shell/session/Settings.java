package org.quiverdb.shell.session;

/** What a user can switch on and off besides the output of rows. Mutable, not thread-safe. */
public final class Settings {
  /** How vectors are written: in short on a terminal (AUTO), or always so, or never. */
  public enum Vectors {
    AUTO,
    SHORT,
    WHOLE
  }

  public boolean echo;
  public boolean bail;
  public boolean timer;

  /** Whether the number of changed rows is told behind each statement. */
  public boolean showChanges;

  /** Whether the query plan is shown before each statement. */
  public boolean queryPlan;

  /** Whether figures of the engine are written behind each statement. */
  public boolean statistics;

  /** How vectors are written. */
  public Vectors vectors = Vectors.AUTO;

  /** The name that {@code .testcase} gave. */
  public String testCase = "?";

  public String mainPrompt = "quiver> ";
  public String continuePrompt = "   ...> ";
}
