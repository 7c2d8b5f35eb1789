package org.quiverdb.shell.session;

/** The figures of {@code .stats}. Their names are sqlite3's where they mean the same. */
public final class Statistics {
  private static final int NAME_WIDTH = 37;

  private Statistics() {}

  /** Writes the figures as they are now. */
  public static void print(Shell shell) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    line(shell, "Java heap used:", used + " (max " + runtime.maxMemory() + ") bytes");
    line(shell, "Pages in the file:", pragma(shell, "page_count"));
    line(shell, "Page size:", pragma(shell, "page_size") + " bytes");
    line(shell, "Free pages:", pragma(shell, "freelist_count"));
    line(shell, "Rows changed by the last statement:", String.valueOf(changes(shell)));
    line(
        shell,
        "Rows changed since the file was opened:",
        String.valueOf(shell.connection().totalChanges()));
  }

  private static long changes(Shell shell) {
    return shell.connection().changes();
  }

  private static String pragma(Shell shell, String name) {
    return shell.query("PRAGMA " + name).getFirst()[0].text();
  }

  private static void line(Shell shell, String name, String value) {
    shell.out().print(name).spaces(Math.max(1, NAME_WIDTH - name.length())).println(value);
  }
}
