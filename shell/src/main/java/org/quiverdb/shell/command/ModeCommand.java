package org.quiverdb.shell.command;

import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.output.OutputMode;
import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .mode}: shows or changes the output mode. */
final class ModeCommand {
  private static final int DEFAULT_WRAP = 60;

  private final OutputSettings settings;
  private @Nullable String mode;
  private @Nullable String table;

  private ModeCommand(OutputSettings settings) {
    this.settings = settings;
  }

  static Outcome run(Shell shell, Arguments arguments) {
    OutputSettings changed = shell.outputSettings().copy();
    ModeCommand command = new ModeCommand(changed);
    changed.wrap = DEFAULT_WRAP;
    changed.wordWrap = false;
    changed.quote = false;
    command.read(arguments);
    if (command.mode == null) {
      // Shown as it was, and then, as in sqlite3, set anew with the options' defaults.
      shell.out().println(describe(shell.outputSettings()));
    }
    command.apply();
    shell.setOutputSettings(changed);
    return Outcome.OK;
  }

  private void read(Arguments arguments) {
    for (int i = 1; i <= arguments.count(); i++) {
      String word = arguments.get(i);
      String option = Arguments.option(word);
      if (option != null && isOption(option)) {
        i = option(option, arguments, i);
      } else if (mode == null) {
        mode = word;
        if (word.equals("qbox")) {
          mode = "box";
          settings.quote = true;
        }
      } else if (table == null) {
        table = word;
      } else if (option != null) {
        throw new UsageException(
            "unknown option: "
                + word
                + "\noptions:\n  --noquote\n  --quote\n  --wordwrap on/off\n  --wrap N\n  --ww");
      } else {
        throw new UsageException("extra argument: \"" + word + "\"");
      }
    }
  }

  private static boolean isOption(String name) {
    return switch (name) {
      case "wrap", "wordwrap", "ww", "quote", "noquote" -> true;
      default -> false;
    };
  }

  /** Takes an option; gives back the index of the last word used. */
  private int option(String name, Arguments arguments, int i) {
    String value = arguments.find(i + 1);
    switch (name) {
      case "wrap" -> {
        settings.wrap = value == null ? DEFAULT_WRAP : Arguments.integer(value);
        return i + 1;
      }
      case "wordwrap" -> {
        settings.wordWrap = value != null && arguments.isOn(value);
        return i + 1;
      }
      case "ww" -> settings.wordWrap = true;
      case "quote" -> settings.quote = true;
      default -> settings.quote = false;
    }
    return i;
  }

  private void apply() {
    OutputMode chosen = mode == null ? settings.mode : OutputMode.ofAbbreviation(mode);
    if (chosen == null) {
      throw new UsageException(
          "Error: mode should be one of: ascii box column csv html insert json line list markdown"
              + " qbox quote table tabs tcl");
    }
    settings.chooseMode(chosen);
    if (chosen == OutputMode.INSERT) {
      settings.insertTable = Identifiers.quoted(table == null ? "table" : table);
    }
  }

  private static String describe(OutputSettings settings) {
    String text = "current output mode: " + settings.mode.display();
    return settings.mode.isColumnar() ? text + options(settings) : text;
  }

  /** The options of a columnar mode as they would be typed. */
  static String options(OutputSettings settings) {
    return " --wrap "
        + settings.wrap
        + " --wordwrap "
        + (settings.wordWrap ? "on" : "off")
        + (settings.quote ? " --quote" : " --noquote");
  }
}
