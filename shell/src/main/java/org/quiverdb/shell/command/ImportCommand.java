package org.quiverdb.shell.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.output.OutputMode;
import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .import}: rows of a file with separated values into a table. */
final class ImportCommand {
  private static final int UNIT_SEPARATOR = 0x1f;
  private static final int RECORD_SEPARATOR = 0x1e;
  private static final int COLUMNS_IN_LINE = 4;

  private static final String MAIN = "main";

  private final Shell shell;
  private @Nullable String file;
  private @Nullable String table;
  private String schema = MAIN;
  private int skip;
  private boolean ascii;
  private boolean csv;
  private int verbosity;
  private int failed;
  private boolean lastFailed;
  private int added;

  private ImportCommand(Shell shell) {
    this.shell = shell;
  }

  static Outcome run(Shell shell, Arguments arguments) {
    ImportCommand command = new ImportCommand(shell);
    command.read(arguments);
    return command.run();
  }

  private void read(Arguments arguments) {
    for (int i = 1; i <= arguments.count(); i++) {
      String word = arguments.get(i);
      String option = Arguments.option(word);
      if (option == null) {
        if (file == null) {
          file = word;
        } else if (table == null) {
          table = word;
        } else {
          throw new UsageException("ERROR: extra argument: \"" + word + "\"");
        }
        continue;
      }
      String value = arguments.find(i + 1);
      switch (option) {
        case "v" -> verbosity++;
        case "csv" -> csv = true;
        case "ascii" -> ascii = true;
        case "schema" -> schema = value == null ? schema : value;
        case "skip" -> skip = value == null ? 0 : Arguments.integer(value);
        default -> throw new UsageException("ERROR: unknown option: \"" + word + "\"");
      }
      if (option.equals("schema") || option.equals("skip")) {
        i++;
      }
    }
  }

  private Outcome run() {
    if (file == null || table == null) {
      throw new UsageException("ERROR: missing " + (file == null ? "FILE" : "TABLE") + " argument");
    }
    try (InputStream in = FileCommands.open(shell, file)) {
      CsvReader reader = reader(new BufferedInputStream(in, 1 << 16));
      if (verbosity > 1 || verbosity > 0 && !csv && !ascii) {
        shell.out().println(reader.describe());
      }
      for (int i = 0; i < skip; i++) {
        if (reader.next() == null) {
          break;
        }
      }
      load(reader, file, table);
    } catch (IOException e) {
      throw new UsageException("Error: cannot open \"" + file + "\"");
    }
    // As in sqlite3, only the last row decides.
    return Outcome.failedIf(lastFailed);
  }

  private CsvReader reader(InputStream in) {
    OutputSettings output = shell.outputSettings();
    if (csv) {
      return new CsvReader(in, ',', '\n', true);
    }
    if (ascii) {
      return new CsvReader(in, UNIT_SEPARATOR, RECORD_SEPARATOR, false);
    }
    if (output.mode == OutputMode.CSV && output.rowSeparator.equals("\r\n")) {
      // It stays so for output too, as in sqlite3.
      output.rowSeparator = "\n";
    }
    int column = separator("column", output.columnSeparator);
    return new CsvReader(
        in, column, separator("row", output.rowSeparator), output.mode != OutputMode.ASCII);
  }

  private static int separator(String what, String text) {
    if (text.length() != 1 || text.charAt(0) > 0x7f) {
      throw new UsageException(
          text.isEmpty()
              ? "Error: non-null " + what + " separator required for import"
              : "Error: multi-character " + what + " separators not allowed for import");
    }
    return text.charAt(0);
  }

  private void load(CsvReader reader, String fileName, String tableName) throws IOException {
    QuiverConnection connection = shell.connection();
    int columns = columnCount();
    if (columns == 0) {
      List<String> names = reader.next();
      if (names == null) {
        throw new UsageException(fileName + ": empty file");
      }
      String create = "CREATE TABLE " + created(tableName) + columnList(names);
      if (verbosity > 0) {
        shell.out().println(create).println("");
      }
      connection.execute(create);
      columns = names.size();
    }
    String marks = String.join(",", Collections.nCopies(columns, "?"));
    boolean ownTransaction = connection.isAutocommit();
    String sql = "INSERT INTO " + created(tableName) + " VALUES(" + marks + ")";
    if (verbosity > 1) {
      shell.out().println("Insert using: " + sql);
    }
    if (ownTransaction) {
      connection.execute("BEGIN");
    }
    try (QuiverStatement insert = connection.prepare(sql)) {
      for (List<String> row = reader.next(); row != null; row = reader.next()) {
        if (shell.isInterrupted()) {
          throw new UsageException("Error: interrupted");
        }
        insert(insert, row, columns, fileName, reader.rowLine());
      }
    } finally {
      if (ownTransaction && !connection.isAutocommit()) {
        connection.execute("COMMIT");
      }
    }
    if (verbosity > 0) {
      shell
          .out()
          .println(
              "Added "
                  + added
                  + " rows with "
                  + failed
                  + " errors using "
                  + (reader.rowLine() - 1)
                  + " lines of input");
    }
  }

  private String columnList(List<String> header) {
    ColumnNames names = ColumnNames.of(header);
    if (!names.renamed().isEmpty()) {
      shell.complain(
          "Columns renamed during .import "
              + file
              + " due to duplicates:\n"
              + String.join(",\n", names.renamed()));
    }
    StringBuilder list = new StringBuilder("(\n");
    for (int i = 0; i < names.names().size(); i++) {
      list.append(i == 0 ? "" : i % COLUMNS_IN_LINE == 0 ? ",\n " : ", ");
      list.append(Identifiers.inQuotes(names.names().get(i))).append(" TEXT");
    }
    return list.append(')').toString();
  }

  private String created(String tableName) {
    return schema.equals(MAIN)
        ? Identifiers.inQuotes(tableName)
        : Identifiers.inQuotes(schema) + "." + Identifiers.inQuotes(tableName);
  }

  private int columnCount() {
    String name = Identifiers.inQuotes(String.valueOf(table));
    return shell
        .query("PRAGMA " + Identifiers.inQuotes(schema) + ".table_info(" + name + ")")
        .size();
  }

  private void insert(
      QuiverStatement insert, List<String> row, int columns, String fileName, int line) {
    String place = fileName + ":" + line + ": ";
    String counts = place + "expected " + columns + " columns but found " + row.size();
    if (row.size() < columns) {
      shell.complain(counts + " - filling the rest with NULL");
    } else if (row.size() > columns) {
      shell.complain(counts + " - extras ignored");
    }
    for (int i = 0; i < columns; i++) {
      if (i < row.size()) {
        insert.bindText(i + 1, row.get(i));
      } else {
        insert.bindNull(i + 1);
      }
    }
    try {
      while (insert.step()) {
        // An INSERT has no rows.
      }
      added++;
      lastFailed = false;
    } catch (QuiverException e) {
      shell.complain(place + "INSERT failed: " + e.getMessage());
      failed++;
      lastFailed = true;
    }
  }
}
