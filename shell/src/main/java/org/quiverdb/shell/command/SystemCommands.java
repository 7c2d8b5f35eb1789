package org.quiverdb.shell.command;

import java.io.IOException;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Pipes;
import org.quiverdb.shell.session.Shell;

/** Other programs, and what the engine stands on. */
final class SystemCommands {
  private SystemCommands() {}

  /** {@code .shell} and its other name {@code .system}. */
  static Outcome system(Shell shell, Arguments arguments) {
    if (arguments.count() == 0) {
      throw new UsageException("Usage: .system COMMAND");
    }
    StringBuilder command = new StringBuilder();
    for (String word : arguments.all()) {
      boolean plain = word.chars().noneMatch(c -> c == ' ' || c >= '\t' && c <= '\r');
      command.append(command.isEmpty() ? "" : " ").append(plain ? word : '"' + word + '"');
    }
    try {
      int status = new Pipes(shell).run(command.toString());
      if (status != 0) {
        shell.complain("System command returns " + status);
      }
      return Outcome.OK;
    } catch (IOException e) {
      throw new UsageException("Error: cannot run a shell: " + e.getMessage());
    }
  }

  static Outcome vfsName(Shell shell) {
    shell.out().println(shell.connection().fileSystem());
    return Outcome.OK;
  }

  static Outcome vfsInfo(Shell shell) {
    shell
        .out()
        .println("vfs.zName      = \"" + shell.connection().fileSystem() + "\"")
        .println("file           = " + shell.database.path());
    return Outcome.OK;
  }
}
