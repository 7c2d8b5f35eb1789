package org.quiverdb.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.session.InputLoop;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Pipes;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.session.StreamLines;

/** Other files: databases, scripts, outputs. */
final class FileCommands {
  private static final String BAR = "|";

  /** What sqlite3 opens besides files of databases. */
  private static final List<String> NOT_OPENED =
      List.of("append", "deserialize", "hexdb", "maxsize", "zip");

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
    boolean noFollow = false;
    String file = null;
    for (String word : arguments.all()) {
      String option = Arguments.option(word);
      if ("readonly".equals(option)) {
        readOnly = true;
      } else if ("new".equals(option)) {
        fresh = true;
      } else if ("nofollow".equals(option)) {
        noFollow = true;
      } else if (option != null && NOT_OPENED.contains(option)) {
        throw new UsageException("Error: not supported: .open " + word);
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
      if (noFollow && Files.isSymbolicLink(shell.database.resolve(file))) {
        throw new IOException("a symbolic link");
      }
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
    try (InputStream in = open(shell, file)) {
      return new InputLoop(shell, new StreamLines(in)).run();
    } catch (IOException e) {
      throw new UsageException("Error: cannot open \"" + file + "\"");
    }
  }

  /** A file, or the output of a command where the name begins with a bar. */
  static InputStream open(Shell shell, String file) throws IOException {
    return file.startsWith(BAR)
        ? new Pipes(shell).read(file.substring(1))
        : Files.newInputStream(shell.database.resolve(file));
  }
}
