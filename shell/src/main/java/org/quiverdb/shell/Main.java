package org.quiverdb.shell;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.Arrays;
import org.quiverdb.shell.ask.AskCommand;
import org.quiverdb.shell.demo.DemoCommand;
import org.quiverdb.shell.export.ExportCommand;
import org.quiverdb.shell.load.LoadCommand;

/** The program behind {@code ./quiver}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    StandardError.restore();
    System.exit(run(args));
  }

  private static int run(String[] args) {
    String command = args.length == 0 ? "" : args[0];
    return switch (command) {
      case "load" -> LoadCommand.run(rest(args), System.out, System.err);
      case "ask" -> AskCommand.run(rest(args), System.out, System.err);
      case "export" -> ExportCommand.run(rest(args), System.out, System.err);
      case "demo" -> DemoCommand.run(rest(args), System.out, System.err);
      default ->
          CommandLineShell.run(
              args,
              new FileInputStream(FileDescriptor.in),
              new FileOutputStream(FileDescriptor.out),
              new FileOutputStream(FileDescriptor.err),
              isAtTerminal());
    };
  }

  private static String[] rest(String[] args) {
    return Arrays.copyOfRange(args, 1, args.length);
  }

  /** Whether standard input and output are both a terminal. */
  private static boolean isAtTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
