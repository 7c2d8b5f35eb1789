package org.quiverdb.shell.command;

import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Settings.Vectors;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.ShellExit;
import org.quiverdb.shell.session.Version;

/** Switches, and the ways out. */
final class SettingCommands {
  private SettingCommands() {}

  static Outcome bail(Shell shell, Arguments arguments) {
    shell.settings.bail = arguments.onlySwitch(".bail on|off");
    return Outcome.OK;
  }

  static Outcome echo(Shell shell, Arguments arguments) {
    shell.settings.echo = arguments.onlySwitch(".echo on|off");
    return Outcome.OK;
  }

  static Outcome changes(Shell shell, Arguments arguments) {
    shell.settings.showChanges = arguments.onlySwitch(".changes on|off");
    return Outcome.OK;
  }

  static Outcome timer(Shell shell, Arguments arguments) {
    shell.settings.timer = arguments.onlySwitch(".timer on|off");
    return Outcome.OK;
  }

  static Outcome queryPlan(Shell shell, Arguments arguments) {
    String word = arguments.only(".eqp on|off");
    switch (word) {
      case "full", "trigger", "trace", "test" ->
          throw new UsageException("Error: not supported: Quiver has no byte code to show");
      default -> shell.settings.queryPlan = arguments.isOn(word);
    }
    return Outcome.OK;
  }

  static Outcome vectors(Shell shell, Arguments arguments) {
    String usage = ".vectors auto|short|whole";
    shell.settings.vectors =
        switch (arguments.only(usage)) {
          case "auto" -> Vectors.AUTO;
          case "short" -> Vectors.SHORT;
          case "whole" -> Vectors.WHOLE;
          default -> throw new UsageException("Usage: " + usage);
        };
    return Outcome.OK;
  }

  static Outcome timeout(Shell shell, Arguments arguments) {
    String millis = arguments.find(1);
    shell.database.setBusyTimeout(millis == null ? 0 : Arguments.integer(millis));
    return Outcome.OK;
  }

  static Outcome prompt(Shell shell, Arguments arguments) {
    String main = arguments.find(1);
    if (main != null) {
      shell.settings.mainPrompt = main;
    }
    String more = arguments.find(2);
    if (more != null) {
      shell.settings.continuePrompt = more;
    }
    return Outcome.OK;
  }

  static Outcome version(Shell shell) {
    shell.out().println("SQLite " + Version.SQLITE).println("Quiver " + Version.QUIVER);
    return Outcome.OK;
  }

  static Outcome quit(String name, Arguments arguments) {
    String status = arguments.find(1);
    if (name.equals("exit") && status != null && Arguments.integer(status) != 0) {
      throw new ShellExit(Arguments.integer(status));
    }
    return Outcome.QUIT;
  }
}
