package org.quiverdb.shell.command;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.output.RowPrinter;
import org.quiverdb.shell.schema.ContentHash;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .sha3sum}: a hash of what is in the tables, whatever their pages look like. */
final class Sha3Command {
  private static final int DEFAULT_BITS = 224;

  private final Shell shell;
  private int bits = DEFAULT_BITS;
  private boolean withSchema;
  private @Nullable String pattern;

  private Sha3Command(Shell shell) {
    this.shell = shell;
  }

  static Outcome run(Shell shell, Arguments arguments) {
    Sha3Command command = new Sha3Command(shell);
    arguments.all().forEach(command::read);
    command.print();
    return Outcome.OK;
  }

  private void read(String word) {
    String option = Arguments.option(word);
    if (option == null) {
      if (pattern != null) {
        throw new UsageException("Usage: .sha3sum ?OPTIONS? ?LIKE-PATTERN?");
      }
      pattern = word;
      withSchema |= word.startsWith("sqlite_");
      return;
    }
    switch (option) {
      case "schema" -> withSchema = true;
      case "sha3-224", "sha3-256", "sha3-384", "sha3-512" ->
          bits = Integer.parseInt(option.substring("sha3-".length()));
      default -> throw new UsageException("Unknown option \"" + word + "\" on \"sha3sum\"");
    }
  }

  private void print() {
    List<Cell[]> rows = new ArrayList<>();
    ContentHash all = new ContentHash(shell, bits);
    for (String table : tables()) {
      ContentHash hash = pattern == null ? all : new ContentHash(shell, bits);
      hash.add(query(table));
      if (pattern != null) {
        rows.add(new Cell[] {hex(hash), Cell.text(table)});
      } else if (rows.isEmpty()) {
        rows.add(new Cell[1]);
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    if (pattern == null) {
      rows.getFirst()[0] = hex(all);
    }
    RowPrinter printer = shell.outputSettings().mode.printer(shell.outputSettings(), shell.out());
    printer.begin(pattern == null ? List.of("hash") : List.of("hash", "label"));
    rows.forEach(printer::row);
    printer.end();
  }

  private static Cell hex(ContentHash hash) {
    return Cell.text(HexFormat.of().formatHex(hash.digest()));
  }

  private List<String> tables() {
    String sql =
        "SELECT lower(name) FROM sqlite_master WHERE type='table' AND coalesce(rootpage,0)>1"
            + (withSchema
                ? " UNION ALL SELECT 'sqlite_schema'"
                : " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
            + " ORDER BY 1 COLLATE nocase";
    List<String> names = new ArrayList<>();
    for (Cell[] row : shell.query(sql)) {
      String name = row[0].text();
      if (pattern == null || isLike(name, pattern)) {
        names.add(name);
      }
    }
    return names;
  }

  private boolean isLike(String name, String like) {
    return shell.query("SELECT ?1 LIKE ?2", name, like).getFirst()[0].text().equals("1");
  }

  /** The text of this query is part of what is hashed, so it must be sqlite3's. */
  private static String query(String table) {
    return switch (table) {
      case "sqlite_schema" -> "SELECT type,name,tbl_name,sql FROM sqlite_schema ORDER BY name;";
      case "sqlite_sequence" -> "SELECT name,seq FROM sqlite_sequence ORDER BY name;";
      case "sqlite_stat1" -> "SELECT tbl,idx,stat FROM sqlite_stat1 ORDER BY tbl,idx;";
      case "sqlite_stat4" -> "SELECT * FROM sqlite_stat4 ORDER BY tbl, idx, rowid;\n";
      default -> "SELECT * FROM " + Identifiers.inQuotes(table) + " NOT INDEXED;";
    };
  }
}
