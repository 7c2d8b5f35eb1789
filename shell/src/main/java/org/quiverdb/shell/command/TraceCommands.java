package org.quiverdb.shell.command;

import java.io.IOException;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.Traces;

/** {@code .log} and {@code .trace}: errors and statements are written as they happen. */
final class TraceCommands {
  private TraceCommands() {}

  static Outcome log(Shell shell, Arguments arguments) {
    String file = arguments.only(".log FILENAME");
    try {
      shell.traces.logTo(file, shell);
    } catch (IOException e) {
      throw new UsageException("Error: cannot open \"" + file + "\"");
    }
    return Outcome.OK;
  }

  static Outcome trace(Shell shell, Arguments arguments) {
    Traces.Kind kind = Traces.Kind.STATEMENT;
    String file = "off";
    for (String word : arguments.all()) {
      String option = Arguments.option(word);
      switch (option) {
        case null -> file = word;
        case "stmt", "plain" -> kind = Traces.Kind.STATEMENT;
        case "profile" -> kind = Traces.Kind.PROFILE;
        case "row" -> kind = Traces.Kind.ROW;
        default -> throw new UsageException("Unknown option \"" + word + "\" on \".trace\"");
      }
    }
    try {
      shell.traces.traceTo(file, kind, shell);
    } catch (IOException e) {
      throw new UsageException("Error: cannot open \"" + file + "\"");
    }
    return Outcome.OK;
  }
}
