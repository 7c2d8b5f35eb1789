package org.quiverdb.shell.session;

/** What a user can switch on and off besides the output of rows. Mutable, not thread-safe. */
public final class Settings {
  public boolean echo;
  public boolean bail;
  public boolean timer;

  /** Whether the number of changed rows is told behind each statement. */
  public boolean showChanges;

  /** Whether the query plan is shown before each statement. */
  public boolean queryPlan;

  public String mainPrompt = "quiver> ";
  public String continuePrompt = "   ...> ";
}
