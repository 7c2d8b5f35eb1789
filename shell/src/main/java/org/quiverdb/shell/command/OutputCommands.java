package org.quiverdb.shell.command;

import org.quiverdb.shell.output.OutputMode;
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

  /** A mode for EXPLAIN; on for all statements, as long as no other is chosen. */
  static Outcome explain(Shell shell, Arguments arguments) {
    OutputSettings settings = shell.outputSettings();
    String word = arguments.find(1);
    boolean auto = "auto".equals(word);
    boolean on = !auto && (word == null || arguments.isOn(word));
    if (on && settings.mode != OutputMode.EXPLAIN) {
      settings.modeBesideExplain = settings.mode;
      settings.mode = OutputMode.EXPLAIN;
    } else if (!on && settings.mode == OutputMode.EXPLAIN) {
      settings.mode = settings.modeBesideExplain;
    }
    settings.autoExplain = auto;
    return Outcome.OK;
  }

  /** Line ends are always as they come; the switch is there for scripts that have it. */
  static Outcome binary(Arguments arguments) {
    arguments.onlySwitch(".binary on|off");
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
