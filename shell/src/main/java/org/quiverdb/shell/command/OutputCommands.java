package org.quiverdb.shell.command;

import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** Details of how rows are written. */
final class OutputCommands {
  private OutputCommands() {}

  static Outcome headers(Shell shell, Arguments arguments) {
    OutputSettings settings = shell.outputSettings();
    settings.headers = arguments.onlySwitch(".headers on|off");
    settings.headersChosen = true;
    return Outcome.OK;
  }

  static Outcome nullValue(Shell shell, Arguments arguments) {
    shell.outputSettings().nullValue = arguments.only(".nullvalue STRING");
    return Outcome.OK;
  }

  static Outcome separator(Shell shell, Arguments arguments) {
    if (arguments.count() < 1 || arguments.count() > 2) {
      throw new UsageException("Usage: .separator COL ?ROW?");
    }
    shell.outputSettings().columnSeparator = arguments.get(1);
    if (arguments.count() == 2) {
      shell.outputSettings().rowSeparator = arguments.get(2);
    }
    return Outcome.OK;
  }

  static Outcome width(Shell shell, Arguments arguments) {
    shell.outputSettings().widths = arguments.all().stream().mapToInt(Arguments::integer).toArray();
    return Outcome.OK;
  }

  static Outcome print(Shell shell, Arguments arguments) {
    shell.out().println(String.join(" ", arguments.all()));
    return Outcome.OK;
  }
}
