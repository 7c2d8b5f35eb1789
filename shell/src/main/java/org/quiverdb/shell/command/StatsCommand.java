package org.quiverdb.shell.command;

import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.Statistics;

/** {@code .stats}: figures of the engine, now or behind each statement. */
final class StatsCommand {
  private StatsCommand() {}

  static Outcome run(Shell shell, Arguments arguments) {
    if (arguments.count() > 1) {
      throw new UsageException("Usage: .stats ?on|off?");
    }
    String word = arguments.find(1);
    if (word == null) {
      Statistics.print(shell);
    } else if (word.equals("stmt") || word.equals("vmstep")) {
      throw new UsageException("Error: not supported: Quiver has no virtual machine with steps");
    } else {
      shell.settings.statistics = arguments.isOn(word);
    }
    return Outcome.OK;
  }
}
