package org.quiverdb.shell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.session.Shell;

/** The CREATE statements of a schema, as {@code .schema} writes them. */
public final class SchemaPrinter {
  private static final Pattern ODD_NAME = Pattern.compile("CREATE TABLE ['\"].*", Pattern.DOTALL);
  private static final Pattern OBJECT =
      Pattern.compile(
          "CREATE (TABLE|INDEX|UNIQUE INDEX|VIEW|TRIGGER|VIRTUAL TABLE) (.*)", Pattern.DOTALL);
  private static final String CREATE_TABLE = "CREATE TABLE ";
  private static final int COLUMN_NAME = 1;

  private final Shell shell;
  private final boolean systemTables;
  private final boolean indent;

  public SchemaPrinter(Shell shell, boolean systemTables, boolean indent) {
    this.shell = shell;
    this.systemTables = systemTables;
    this.indent = indent;
  }

  /** Writes what belongs to the tables that match a pattern, or everything for null. */
  public void print(@Nullable String pattern) {
    if (pattern != null && isSchemaTable(pattern)) {
      printSchemaTable(pattern);
    }
    VectorIndexes indexes = VectorIndexes.of(shell);
    for (String database : NameLists.databases(shell)) {
      print(database, pattern, indexes);
    }
    printVectorIndexes(indexes, pattern);
  }

  private void printVectorIndexes(VectorIndexes indexes, @Nullable String pattern) {
    for (VectorIndexes.Entry index : indexes.entries()) {
      if (pattern == null
          || matches(indexes, index.table(), pattern)
          || matches(indexes, index.name(), pattern)) {
        statement(index.sql());
      }
    }
  }

  private static boolean matches(VectorIndexes indexes, String name, String pattern) {
    String qualified = pattern.indexOf('.') >= 0 ? "main." + name : name;
    return indexes.matches(
        qualified, pattern, isGlob(pattern) ? "GLOB lower(?2)" : "LIKE lower(?2) ESCAPE '\\'");
  }

  private static boolean isSchemaTable(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema" -> true;
      default -> false;
    };
  }

  private void printSchemaTable(String name) {
    statement(
        CREATE_TABLE
            + name
            + " (\n  type text,\n  name text,\n  tbl_name text,\n  rootpage integer,\n"
            + "  sql text\n)");
  }

  private void print(String database, @Nullable String pattern, VectorIndexes indexes) {
    StringBuilder sql = new StringBuilder("SELECT sql, name, type FROM ");
    sql.append(Identifiers.inQuotes(database)).append(".sqlite_master WHERE sql IS NOT NULL");
    List<String> parameters = new ArrayList<>();
    if (pattern != null) {
      boolean qualified = pattern.indexOf('.') >= 0;
      sql.append(qualified ? " AND lower(?1||'.'||tbl_name) " : " AND lower(tbl_name) ");
      if (qualified) {
        parameters.add(database);
      }
      sql.append(isGlob(pattern) ? "GLOB lower(?)" : "LIKE lower(?) ESCAPE '\\'");
      parameters.add(pattern);
    }
    if (!systemTables) {
      sql.append(" AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    }
    sql.append(" ORDER BY rowid");
    for (Cell[] row : shell.query(sql.toString(), parameters.toArray(new String[0]))) {
      String name = row[1].text();
      List<String> words = pattern == null ? List.of() : List.of(pattern);
      if (database.equals("main") && indexes.isHidden(row[2].text(), name, words)) {
        continue;
      }
      String text = qualified(database, row[0].text());
      if (row[2].text().equals("view")) {
        text += columnComment(database, name);
      }
      statement(text);
    }
  }

  private static boolean isGlob(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0 || pattern.indexOf('[') >= 0;
  }

  /** The statement with the database's name before that of the object, unless it is main. */
  private static String qualified(String database, String sql) {
    var object = OBJECT.matcher(sql);
    if (database.equals("main") || !object.matches()) {
      return sql;
    }
    return "CREATE " + object.group(1) + " " + Identifiers.quoted(database) + "." + object.group(2);
  }

  /** A comment with the columns of a view; empty if the view does not work. */
  private String columnComment(String database, String view) {
    List<Cell[]> columns;
    try {
      columns =
          shell.query(
              "PRAGMA "
                  + Identifiers.inQuotes(database)
                  + ".table_info("
                  + Identifiers.inQuotes(view)
                  + ")");
    } catch (QuiverException e) {
      return "";
    }
    if (columns.isEmpty()) {
      return "";
    }
    return columns.stream()
        .map(column -> Identifiers.quoted(column[COLUMN_NAME].text()))
        .collect(
            Collectors.joining(
                ",", "\n/* " + prefix(database) + Identifiers.quoted(view) + "(", ") */"));
  }

  private static String prefix(String database) {
    return database.equals("main") ? "" : Identifiers.quoted(database) + ".";
  }

  private void statement(String sql) {
    shell.out().print(withIfNotExists(indent ? IndentedSql.of(sql) : sql)).print(";\n");
  }

  /** CREATE TABLE with IF NOT EXISTS when the name is in quotes, as tables of modules may be. */
  static String withIfNotExists(String sql) {
    return ODD_NAME.matcher(sql).matches()
        ? CREATE_TABLE + "IF NOT EXISTS " + sql.substring(CREATE_TABLE.length())
        : sql;
  }
}
