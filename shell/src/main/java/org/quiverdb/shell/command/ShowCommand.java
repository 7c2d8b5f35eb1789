package org.quiverdb.shell.command;

import org.quiverdb.shell.output.OutputMode;
import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.output.Quoting;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .show}: the settings as they are. */
final class ShowCommand {
  private static final int NAME_WIDTH = 12;

  private ShowCommand() {}

  static Outcome run(Shell shell, Arguments arguments) {
    if (arguments.count() > 0) {
      throw new UsageException("Usage: .show");
    }
    OutputSettings output = shell.outputSettings();
    String mode = output.mode.display();
    line(shell, "echo", onOff(shell.settings.echo));
    line(shell, "eqp", onOff(shell.settings.queryPlan));
    line(
        shell,
        "explain",
        output.mode == OutputMode.EXPLAIN ? "on" : output.autoExplain ? "auto" : "off");
    line(shell, "headers", onOff(output.headers));
    line(shell, "mode", output.mode.isColumnar() ? mode + ModeCommand.options(output) : mode);
    line(shell, "nullvalue", Quoting.c(output.nullValue));
    line(shell, "output", shell.outputs.name());
    line(shell, "colseparator", Quoting.c(output.columnSeparator));
    line(shell, "rowseparator", Quoting.c(output.rowSeparator));
    line(shell, "stats", onOff(shell.settings.statistics));
    StringBuilder widths = new StringBuilder();
    for (int width : output.widths) {
      widths.append(width).append(' ');
    }
    line(shell, "width", widths.toString());
    line(shell, "filename", shell.database.name());
    return Outcome.OK;
  }

  private static void line(Shell shell, String name, String value) {
    shell.out().spaces(NAME_WIDTH - name.length()).print(name).print(": ").println(value);
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }
}
