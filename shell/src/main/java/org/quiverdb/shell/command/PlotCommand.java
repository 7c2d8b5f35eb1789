package org.quiverdb.shell.command;

import java.util.List;
import java.util.Locale;
import org.quiverdb.engine.api.ValueType;
import org.quiverdb.shell.output.BarChart;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.OutputMode;
import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.StatementFailure;

/** {@code .plot}: the numbers of the last result, such as the distances of a top-k, as bars. */
final class PlotCommand {
  private PlotCommand() {}

  static Outcome run(Shell shell, Arguments arguments) {
    if (arguments.count() > 0) {
      runQuietly(shell, String.join(" ", arguments.all()));
    }
    List<String> names = shell.lastResult.names();
    List<Cell[]> rows = shell.lastResult.rows();
    int numbers = numberColumn(names, rows);
    if (numbers < 0) {
      throw new UsageException(
          "Error: nothing to plot: no result with a column of numbers; try .plot SELECT ...");
    }
    int label = names.size() == 1 ? -1 : numbers == 0 ? 1 : 0;
    BarChart chart = new BarChart(shell.out());
    chart.title(label < 0 ? "" : names.get(label), names.get(numbers));
    for (int i = 0; i < rows.size(); i++) {
      Cell number = rows.get(i)[numbers];
      String name = label < 0 ? String.valueOf(i + 1) : rows.get(i)[label].text();
      chart.add(name, number.isNull() ? Double.NaN : Double.parseDouble(number.text()));
    }
    chart.print();
    return Outcome.OK;
  }

  private static void runQuietly(Shell shell, String sql) {
    OutputSettings kept = shell.outputSettings();
    OutputSettings quiet = kept.copy();
    quiet.mode = OutputMode.OFF;
    shell.setOutputSettings(quiet);
    try {
      shell.runSql(sql);
    } catch (StatementFailure e) {
      throw new UsageException("Error: " + e.getMessage());
    } finally {
      shell.setOutputSettings(kept);
    }
  }

  /** A column of numbers: one that is called a distance, else the last one; -1 if there is none. */
  private static int numberColumn(List<String> names, List<Cell[]> rows) {
    int found = -1;
    for (int i = 0; i < names.size(); i++) {
      if (!hasOnlyNumbers(rows, i)) {
        continue;
      }
      found = i;
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (name.contains("dist") || name.equals("d")) {
        return i;
      }
    }
    return found;
  }

  private static boolean hasOnlyNumbers(List<Cell[]> rows, int column) {
    boolean any = false;
    for (Cell[] row : rows) {
      ValueType type = row[column].type();
      if (type == ValueType.TEXT || type == ValueType.BLOB) {
        return false;
      }
      any |= type != ValueType.NULL;
    }
    return any;
  }
}
