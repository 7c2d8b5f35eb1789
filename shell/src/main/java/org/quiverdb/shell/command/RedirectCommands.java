package org.quiverdb.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Pipes;
import org.quiverdb.shell.session.Shell;

/** {@code .output} and {@code .once}: results into files and commands. */
final class RedirectCommands {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private RedirectCommands() {}

  static Outcome output(Shell shell, Arguments arguments) {
    return redirect(shell, arguments, false);
  }

  static Outcome once(Shell shell, Arguments arguments) {
    return redirect(shell, arguments, true);
  }

  private static Outcome redirect(Shell shell, Arguments arguments, boolean once) {
    boolean mark = false;
    List<String> words = new ArrayList<>();
    for (String word : arguments.all()) {
      String option = Arguments.option(word);
      boolean command = !words.isEmpty() && words.getFirst().startsWith("|");
      if (command || option == null) {
        words.add(word);
      } else if (option.equals("bom")) {
        mark = true;
      } else if (option.equals("e") || option.equals("x")) {
        throw new UsageException("Error: not supported: opening editors and spreadsheets");
      } else {
        throw new UsageException("ERROR: unknown option: \"" + word + "\"");
      }
    }
    if (words.size() > 1 && !words.getFirst().startsWith("|")) {
      throw new UsageException("ERROR: extra parameter: \"" + words.get(1) + "\"");
    }
    shell.outputs.reset();
    target(shell, words.isEmpty() ? "stdout" : String.join(" ", words), mark);
    if (once) {
      shell.outputs.onlyNextLine();
    }
    // As in sqlite3, which means standard output by it and yet fails.
    return Outcome.failedIf(words.equals(List.of("off")));
  }

  private static void target(Shell shell, String file, boolean mark) {
    switch (file) {
      case "stdout", "off" -> {
        // It goes there already.
      }
      case "stderr" -> shell.outputs.redirectToError();
      default -> {
        try {
          shell.outputs.redirect(
              file,
              file.startsWith("|")
                  ? new Pipes(shell).write(file.substring(1))
                  : Files.newOutputStream(shell.database.resolve(file)));
        } catch (IOException e) {
          throw new UsageException("Error: cannot write to \"" + file + "\"");
        }
      }
    }
    if (mark) {
      shell.out().print(BYTE_ORDER_MARK);
    }
  }
}
