package org.quiverdb.shell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.shell.output.ByteOutput;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.output.OutputMode;
import org.quiverdb.shell.output.OutputSettings;
import org.quiverdb.shell.output.RowPrinter;
import org.quiverdb.shell.session.Shell;

/** A database as the SQL text that makes it anew, as {@code .dump} writes it. */
public final class Dump {
  /**
   * What a user may ask for.
   *
   * @param dataOnly only INSERT statements
   * @param plainNewlines line ends in values as they are
   * @param preserveRowids rowids of tables without an INTEGER PRIMARY KEY too
   * @param systemTables also sqlite_sequence and the like
   */
  public record Options(
      boolean dataOnly, boolean plainNewlines, boolean preserveRowids, boolean systemTables) {}

  private static final String CORRUPTION = "/****** CORRUPTION ERROR *******/\n";
  private static final int COLUMN_NAME = 1;

  private final Shell shell;
  private final Options options;
  private final List<String> patterns;
  private int errors;
  private boolean writableSchema;
  private final VectorIndexes indexes;
  private final Set<String> shown = new TreeSet<>();

  /** A dump of the tables whose names match one of the LIKE patterns; of all if there is none. */
  public Dump(Shell shell, Options options, List<String> patterns) {
    this.shell = shell;
    this.options = options;
    this.patterns = patterns;
    this.indexes = VectorIndexes.of(shell);
  }

  /** Writes the dump; tables that cannot be read are named in comments. */
  public void print() {
    if (!options.dataOnly) {
      out().print("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n");
    }
    boolean savepoint = openSavepoint();
    try {
      tables();
      if (!options.dataOnly) {
        others();
      }
    } finally {
      if (savepoint) {
        shell.connection().execute("RELEASE dump");
      }
    }
    if (writableSchema) {
      out().print("PRAGMA writable_schema=OFF;\n");
    }
    if (!options.dataOnly) {
      out().print(errors > 0 ? "ROLLBACK; -- due to errors\n" : "COMMIT;\n");
      vectorIndexes();
    }
  }

  /**
   * Vector indexes are built anew when the dump is read. They stand behind the COMMIT, so that
   * everything else is there also where nobody knows them.
   */
  private void vectorIndexes() {
    for (VectorIndexes.Entry index : indexes.entries()) {
      if (shown.contains(index.name())) {
        out()
            .print("-- For Quiver only; without it, queries read the table.\n")
            .print(index.sql())
            .print(";\n");
      }
    }
  }

  /** Whether something is left out because a vector index stands for it. */
  private boolean isLeftOut(String type, String name) {
    boolean hidden = indexes.isHidden(type, name, patterns);
    if (hidden) {
      shown.add(name);
    }
    return hidden;
  }

  /** One transaction around the dump shows one state; a file that cannot be read has none. */
  private boolean openSavepoint() {
    try {
      shell.connection().execute("SAVEPOINT dump");
      return true;
    } catch (QuiverException e) {
      return false;
    }
  }

  private ByteOutput out() {
    return shell.out();
  }

  private String condition() {
    String names =
        patterns.isEmpty()
            ? "1"
            : patterns.stream()
                .map(p -> "name LIKE '" + p.replace("'", "''") + "' ESCAPE '\\'")
                .collect(Collectors.joining(" OR "));
    String system = options.systemTables ? "" : " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    return "(" + names + ")" + system + " AND sql IS NOT NULL";
  }

  private void tables() {
    String select =
        "SELECT name, sql FROM sqlite_master WHERE "
            + condition()
            + " AND type='table' ORDER BY tbl_name='sqlite_sequence', rowid";
    List<Cell[]> rows = List.of();
    try {
      rows = shell.query(select);
    } catch (QuiverException e) {
      if (isCorrupt(e)) {
        // sqlite3 then tries a second ORDER BY, which is its own mistake, and says so.
        out()
            .print(CORRUPTION)
            .print("/****** " + e.getMessage() + " ******/\n")
            .print("/****** ERROR: near \"ORDER\": syntax error ******/\n");
      }
    }
    for (Cell[] row : rows) {
      if (!isLeftOut("table", row[0].text())) {
        table(row[0].text(), row[1].text());
      }
    }
  }

  private void others() {
    String select =
        "SELECT sql, type, name FROM sqlite_master WHERE "
            + condition()
            + " AND type IN ('index','trigger','view') ORDER BY rowid";
    List<Cell[]> rows = List.of();
    try {
      rows = shell.query(select);
    } catch (QuiverException e) {
      int code = e.resultCode().primary().number();
      out().print("/**** ERROR: (" + code + ") " + e.getMessage() + " *****/\n");
      if (!isCorrupt(e)) {
        errors++;
      }
    }
    for (Cell[] row : rows) {
      if (!isLeftOut(row[1].text(), row[2].text())) {
        out().print(SchemaPrinter.withIfNotExists(row[0].text())).print(";\n");
      }
    }
  }

  private static boolean isCorrupt(QuiverException e) {
    return e.resultCode().primary() == ResultCode.CORRUPT;
  }

  private void table(String name, String sql) {
    String lowered = name.toLowerCase(Locale.ROOT);
    if (sql.startsWith("CREATE VIRTUAL TABLE")) {
      virtualTable(name, sql);
      return;
    }
    if (!options.dataOnly) {
      if (lowered.equals("sqlite_sequence")) {
        out().print("DELETE FROM sqlite_sequence;\n");
      } else if (lowered.startsWith("sqlite_stat")) {
        out().print("ANALYZE sqlite_schema;\n");
      } else if (!lowered.startsWith("sqlite_")) {
        out().print(SchemaPrinter.withIfNotExists(sql)).print(";\n");
      }
    }
    if (lowered.startsWith("sqlite_") && !isSystemData(lowered)) {
      return;
    }
    rows(name);
  }

  private static boolean isSystemData(String name) {
    return name.equals("sqlite_sequence") || name.startsWith("sqlite_stat");
  }

  private void virtualTable(String name, String sql) {
    if (options.dataOnly) {
      return;
    }
    if (!writableSchema) {
      out().print("PRAGMA writable_schema=ON;\n");
      writableSchema = true;
    }
    out()
        .print("INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table',")
        .print("'" + name.replace("'", "''") + "','" + name.replace("'", "''"))
        .print("',0,'" + sql.replace("'", "''") + "');\n");
  }

  private void rows(String table) {
    List<String> columns = new ArrayList<>();
    boolean integerKey = false;
    int keyColumns = 0;
    for (Cell[] column : columns(table)) {
      columns.add(column[COLUMN_NAME].text());
      if (!column[5].text().equals("0")) {
        keyColumns++;
        integerKey = column[2].text().equalsIgnoreCase("INTEGER");
      }
    }
    if (columns.isEmpty()) {
      return;
    }
    String quoted = Identifiers.quoted(table);
    String names = columns.stream().map(Identifiers::quoted).collect(Collectors.joining(","));
    String target = quoted;
    if (options.preserveRowids && !(integerKey && keyColumns == 1)) {
      String rowid = rowidName(columns, quoted);
      if (rowid != null) {
        names = rowid + "," + names;
        target = quoted + "(" + names + ")";
      }
    }
    OutputSettings settings = new OutputSettings();
    settings.insertTable = target;
    settings.plainNewlines = options.plainNewlines;
    copy("SELECT " + names + " FROM " + quoted, OutputMode.INSERT.printer(settings, out()));
  }

  private List<Cell[]> columns(String table) {
    try {
      return shell.query("PRAGMA table_info(" + Identifiers.inQuotes(table) + ")");
    } catch (QuiverException e) {
      return List.of();
    }
  }

  /** A name of the rowid that no column hides, or null if there is none. */
  private @Nullable String rowidName(List<String> columns, String quotedTable) {
    for (String name : List.of("rowid", "_rowid_", "oid")) {
      if (columns.stream().noneMatch(name::equalsIgnoreCase)) {
        try {
          shell.connection().prepare("SELECT " + name + " FROM " + quotedTable).close();
          return name;
        } catch (QuiverException e) {
          return null;
        }
      }
    }
    return null;
  }

  /** Copies the rows; those of a damaged table from its end too, as far as both ways lead. */
  private void copy(String select, RowPrinter printer) {
    try {
      copyRows(select, printer);
    } catch (QuiverException e) {
      errors++;
      if (isCorrupt(e)) {
        out().print(CORRUPTION);
        copyBackwards(select, printer);
      }
    }
  }

  private void copyBackwards(String select, RowPrinter printer) {
    try {
      copyRows(select + " ORDER BY rowid DESC", printer);
    } catch (QuiverException e) {
      // What could be read has been written.
    }
  }

  private void copyRows(String select, RowPrinter printer) {
    try (QuiverStatement statement = shell.connection().prepare(select)) {
      printer.begin(List.of());
      while (statement.step()) {
        printer.row(Cell.row(statement));
      }
    }
  }
}
