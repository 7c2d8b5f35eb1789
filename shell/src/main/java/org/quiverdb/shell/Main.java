package org.quiverdb.shell;

import java.util.Arrays;
import org.quiverdb.shell.demo.DemoCommand;
import org.quiverdb.shell.load.LoadCommand;

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
    if (args.length > 0 && (args[0].equals("load") || args[0].equals("demo"))) {
      String[] rest = Arrays.copyOfRange(args, 1, args.length);
      System.exit(
          args[0].equals("load")
              ? LoadCommand.run(rest, System.out, System.err)
              : DemoCommand.run(rest, System.out, System.err));
    }
    System.err.println("usage: quiver -version");
    System.exit(1);
  }
}
