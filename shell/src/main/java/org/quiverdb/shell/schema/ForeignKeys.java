package org.quiverdb.shell.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.session.Shell;

/** The foreign keys of a schema, and whether an index finds the children of a parent. */
public final class ForeignKeys {
  /**
   * A foreign key.
   *
   * @param terms the child's columns, as an index would need them
   * @param indexed whether there is such an index
   */
  public record Key(
      String child, String parent, List<Term> terms, List<String> parentColumns, boolean indexed) {
    /** The names of the child's columns. */
    public List<String> columns() {
      return terms.stream().map(Term::column).toList();
    }
  }

  /**
   * A column of a child.
   *
   * @param collation by which parents are compared, null where it is the column's own
   */
  public record Term(String column, @Nullable String collation) {}

  private static final String BINARY = "BINARY";

  private final Shell shell;

  public ForeignKeys(Shell shell) {
    this.shell = shell;
  }

  /**
   * All foreign keys, in the order of their tables.
   *
   * @param byParent in the order of the parents' names first
   */
  public List<Key> all(boolean byParent) {
    List<Key> keys = new ArrayList<>();
    for (Cell[] table :
        shell.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")) {
      addOf(table[0].text(), keys);
    }
    if (byParent) {
      keys.sort(Comparator.comparing(Key::parent));
    }
    return keys;
  }

  private List<Cell[]> pragma(String name, String argument) {
    return shell.query("PRAGMA " + name + "(" + Identifiers.inQuotes(argument) + ")");
  }

  private void addOf(String table, List<Key> keys) {
    List<Cell[]> rows = new ArrayList<>();
    for (Cell[] row : pragma("foreign_key_list", table)) {
      if (!rows.isEmpty() && !rows.getFirst()[0].text().equals(row[0].text())) {
        keys.add(key(table, rows));
        rows.clear();
      }
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      keys.add(key(table, rows));
    }
  }

  /** A key from its rows in the answer of the pragma: id, seq, table, from, to, and more. */
  private Key key(String child, List<Cell[]> rows) {
    String parent = rows.getFirst()[2].text();
    List<Term> terms = new ArrayList<>();
    List<String> parentColumns = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    for (Cell[] row : rows) {
      String column = row[3].text();
      String target = row[4].isNull() ? keyColumn(parent, row[1].text()) : row[4].text();
      String collation = collation(parent, target);
      boolean own = collation.equals(collation(child, column));
      terms.add(new Term(column, own ? null : collation));
      parentColumns.add(target);
      wanted.add(part(column, collation));
    }
    return new Key(child, parent, terms, parentColumns, isIndexed(child, terms, wanted));
  }

  private static String part(String column, String collation) {
    return column.toLowerCase(Locale.ROOT) + " " + collation.toUpperCase(Locale.ROOT);
  }

  /** The column of the primary key with this position, from 0. */
  private String keyColumn(String table, String position) {
    for (Cell[] column : pragma("table_info", table)) {
      if (column[5].text().equals(String.valueOf(Integer.parseInt(position) + 1))) {
        return column[1].text();
      }
    }
    return "";
  }

  /** The collation of a column, seen by what it takes for equal. */
  private String collation(String table, String column) {
    String probe =
        "SELECT %1$s = 'A', %1$s = 'a ' FROM (SELECT %1$s FROM %2$s WHERE 0 UNION ALL SELECT 'a')"
            .formatted(Identifiers.inQuotes(column), Identifiers.inQuotes(table));
    try {
      Cell[] answer = shell.query(probe).getFirst();
      if (answer[0].text().equals("1")) {
        return "NOCASE";
      }
      return answer[1].text().equals("1") ? "RTRIM" : BINARY;
    } catch (QuiverException e) {
      return BINARY;
    }
  }

  private boolean isIndexed(String child, List<Term> terms, Set<String> wanted) {
    if (terms.size() == 1 && isRowid(child, terms.getFirst().column())) {
      return true;
    }
    for (Cell[] index : pragma("index_list", child)) {
      boolean partial = index[4].text().equals("1");
      if (!partial && beginsWith(index[1].text(), wanted)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRowid(String table, String column) {
    List<Cell[]> keyColumns =
        pragma("table_info", table).stream().filter(c -> !c[5].text().equals("0")).toList();
    return keyColumns.size() == 1
        && keyColumns.getFirst()[1].text().equalsIgnoreCase(column)
        && keyColumns.getFirst()[2].text().equalsIgnoreCase("INTEGER");
  }

  /** Whether the first columns of an index are these, in any order. */
  private boolean beginsWith(String index, Set<String> wanted) {
    Set<String> first = new HashSet<>();
    for (Cell[] column : pragma("index_xinfo", index)) {
      if (first.size() < wanted.size()) {
        first.add(part(column[2].text(), column[4].text()));
      }
    }
    return first.equals(wanted);
  }
}
