package org.quiverdb.shell;

/** The program behind {@code ./quiver}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    StandardError.restore();
    if (args.length == 1 && (args[0].equals("-version") || args[0].equals("--version"))) {
      System.out.println(Version.line());
      return;
    }
    System.err.println("usage: quiver -version");
    System.exit(1);
  }
}
