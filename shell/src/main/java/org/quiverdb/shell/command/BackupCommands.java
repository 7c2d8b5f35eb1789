package org.quiverdb.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.schema.Clone;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** Copies of the database: page by page into another file and back, or row by row. */
final class BackupCommands {
  private static final String MAIN = "main";

  private BackupCommands() {}

  /** {@code .backup} and its other name {@code .save}. */
  static Outcome backup(Shell shell, Arguments arguments) {
    String database = MAIN;
    String file = null;
    for (String word : arguments.all()) {
      String option = Arguments.option(word);
      if ("async".equals(option)) {
        // Writing without waiting for the disk would only be faster.
        continue;
      }
      if (option != null) {
        throw new UsageException("unknown option: " + word);
      }
      if (file != null && !database.equals(MAIN)) {
        throw new UsageException("Usage: .backup ?DB? ?OPTIONS? FILENAME");
      }
      database = file == null ? database : file;
      file = word;
    }
    if (file == null) {
      throw new UsageException("missing FILENAME argument on .backup");
    }
    try (QuiverConnection target = open(shell, file, true)) {
      requireMain(database);
      shell.connection().copyTo(target);
    }
    return Outcome.OK;
  }

  static Outcome restore(Shell shell, Arguments arguments) {
    if (arguments.count() < 1 || arguments.count() > 2) {
      throw new UsageException("Usage: .restore ?DB? FILE");
    }
    String file = arguments.get(arguments.count());
    try (QuiverConnection source = open(shell, file, false)) {
      requireMain(arguments.count() == 2 ? arguments.get(1) : MAIN);
      source.copyTo(shell.connection());
    }
    return Outcome.OK;
  }

  private static void requireMain(String database) {
    if (!database.equalsIgnoreCase(MAIN)) {
      throw new UsageException("Error: unknown database " + database);
    }
  }

  private static QuiverConnection open(Shell shell, String file, boolean create) {
    Path path = shell.database.resolve(file);
    try {
      if (!create && !Files.exists(path)) {
        throw new UsageException("Error: cannot open \"" + file + "\"");
      }
      return QuiverConnection.open(
          path.toString(), create ? OpenOptions.DEFAULT : OpenOptions.DEFAULT.forReading());
    } catch (QuiverException e) {
      throw new UsageException("Error: cannot open \"" + file + "\"");
    }
  }

  static Outcome clone(Shell shell, Arguments arguments) {
    String file = arguments.only(".clone FILENAME");
    Path path = shell.database.resolve(file);
    if (Files.exists(path)) {
      // As in sqlite3, that is said and no failure.
      shell.complain("File \"" + file + "\" already exists.");
      return Outcome.OK;
    }
    try (QuiverConnection target = QuiverConnection.open(path.toString())) {
      new Clone(shell, target).run();
    } catch (QuiverException e) {
      shell.complain("Cannot create output database: " + e.getMessage());
    }
    return Outcome.OK;
  }
}
