package org.quiverdb.shell.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.quiverdb.shell.output.ByteOutput;
import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.output.Quoting;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .show}: the settings as they are. */
final class ShowCommand {
  private static final int NAME_WIDTH = 12;

  private ShowCommand() {}

  static Outcome run(Shell shell) {
    OutputSettings output = shell.outputSettings();
    String mode = output.mode.display();
    line(shell, "echo", onOff(shell.settings.echo));
    line(shell, "eqp", onOff(shell.settings.queryPlan));
    line(shell, "explain", "auto");
    line(shell, "headers", onOff(output.headers));
    line(shell, "mode", output.mode.isColumnar() ? mode + ModeCommand.options(output) : mode);
    line(shell, "nullvalue", quoted(output.nullValue));
    line(shell, "output", shell.outputs.name());
    line(shell, "colseparator", quoted(output.columnSeparator));
    line(shell, "rowseparator", quoted(output.rowSeparator));
    line(shell, "stats", "off");
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

  private static String quoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ByteOutput out = new ByteOutput(bytes)) {
      Quoting.c(out, text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
