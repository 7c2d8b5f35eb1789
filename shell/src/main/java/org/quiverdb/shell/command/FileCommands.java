package org.quiverdb.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.session.InputLoop;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.StreamLines;

/** Other files: databases, scripts, outputs. */
final class FileCommands {
  private FileCommands() {}

  static Outcome cd(Shell shell, Arguments arguments) {
    String folder = arguments.only(".cd DIRECTORY");
    if (!Files.isDirectory(shell.database.resolve(folder))) {
      throw new UsageException("Cannot change to directory \"" + folder + "\"");
    }
    shell.database.changeFolder(folder);
    return Outcome.OK;
  }

  static Outcome open(Shell shell, Arguments arguments) {
    boolean readOnly = false;
    boolean fresh = false;
    String file = null;
    for (String word : arguments.all()) {
      String option = Arguments.option(word);
      if ("readonly".equals(option)) {
        readOnly = true;
      } else if ("new".equals(option)) {
        fresh = true;
      } else if (option != null) {
        throw new UsageException("unknown option: " + word);
      } else if (file != null) {
        throw new UsageException("extra argument: \"" + word + "\"");
      } else {
        file = word;
      }
    }
    shell.database.change(file == null ? ":memory:" : file, readOnly);
    if (file == null) {
      return Outcome.OK;
    }
    try {
      if (fresh) {
        Files.deleteIfExists(shell.database.resolve(file));
      }
      shell.database.connection();
      return Outcome.OK;
    } catch (QuiverException | IOException e) {
      shell.complain("Error: cannot open '" + file + "'");
      shell.database.change(":memory:", false);
      return Outcome.FAILED;
    }
  }

  static Outcome read(Shell shell, Arguments arguments) {
    String file = arguments.only(".read FILE");
    try (InputStream in = Files.newInputStream(shell.database.resolve(file))) {
      return new InputLoop(shell, new StreamLines(in)).run();
    } catch (IOException e) {
      throw new UsageException("Error: cannot open \"" + file + "\"");
    }
  }

  static Outcome output(Shell shell, Arguments arguments) {
    if (arguments.count() > 1) {
      throw new UsageException("Usage: .output ?FILE?");
    }
    String file = arguments.find(1);
    redirect(shell, file == null ? "stdout" : file);
    return Outcome.OK;
  }

  static Outcome once(Shell shell, Arguments arguments) {
    redirect(shell, arguments.only(".once FILE"));
    shell.outputs.onlyNextLine();
    return Outcome.OK;
  }

  private static void redirect(Shell shell, String file) {
    switch (file) {
      case "stdout", "off" -> shell.outputs.reset();
      case "stderr" -> shell.outputs.redirectToError();
      default -> {
        Path path = shell.database.resolve(file);
        try {
          shell.outputs.redirect(file, path);
        } catch (IOException e) {
          throw new UsageException("Error: cannot write to \"" + file + "\"");
        }
      }
    }
  }
}
