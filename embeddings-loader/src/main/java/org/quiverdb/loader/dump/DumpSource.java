package org.quiverdb.loader.dump;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.WindowSource;
import org.quiverdb.loader.io.ByteWindow;
import org.quiverdb.loader.json.RecordSkipping;

/**
 * The rows of one table of a text dump. Of the other statements it reads {@code CREATE TABLE}, for
 * the types, and {@code CREATE INDEX}, for the metric of pgvector's indexes.
 */
public final class DumpSource extends WindowSource {
  private static final List<String> BEGINNINGS =
      List.of("--", "\\restrict", "SET ", "COPY ", "INSERT INTO ", "CREATE ", "BEGIN");
  private static final int LOOK_BYTES = 1 << 20;
  private static final String NAME = "((?:\"[^\"]+\"|[^\\s(\"]+)+)";
  private static final Pattern COPY =
      Pattern.compile("COPY " + NAME + "\\s*\\((.*)\\) FROM stdin;", Pattern.CASE_INSENSITIVE);
  private static final Pattern CREATE_TABLE =
      Pattern.compile(
          "CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?" + NAME + "\\s*\\(",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INSERT =
      Pattern.compile(
          "INSERT INTO " + NAME + "\\s*(?:\\(([^)]*)\\)\\s*)?(?:OVERRIDING \\w+ VALUE\\s*)?VALUES",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INDEX =
      Pattern.compile(
          "CREATE INDEX .* ON (?:ONLY )?"
              + NAME
              + " USING (?:hnsw|ivfflat) .*_(cosine|l2|ip)_ops.*",
          Pattern.CASE_INSENSITIVE);

  private final FieldNames names;
  private final Map<String, Map<String, String>> declared = new HashMap<>();
  private final List<String> vectorTables = new ArrayList<>();
  private @Nullable DumpTable table;
  private @Nullable DumpRow rows;
  private @Nullable String metric;
  private @Nullable String copying;
  private List<String> copyColumns = List.of();
  private @Nullable InsertValues inserting;
  private String insertTable = "";
  private List<String> insertColumns = List.of();
  private int lineStart;
  private int lineEnd;
  private long line;
  private long rowLine;
  private long number;

  private DumpSource(ByteWindow window, FieldNames names) {
    super(window);
    this.names = names;
  }

  /** Opens the window's file if it is a dump, else returns null. */
  public static @Nullable RecordSource open(ByteWindow window, FieldNames names)
      throws IOException {
    try {
      window.require(LOOK_BYTES);
    } catch (EOFException e) {
      // Compressed data that breaks off is reported when reading comes there.
    }
    int length = Math.min(LOOK_BYTES, window.remaining());
    String head =
        new String(window.bytes(), window.position(), length, StandardCharsets.ISO_8859_1);
    String start = head.stripLeading();
    boolean begins = BEGINNINGS.stream().anyMatch(start::startsWith);
    boolean dump =
        head.contains("PostgreSQL database dump")
            || Pattern.compile("(?m)^COPY .* FROM stdin;").matcher(head).find()
            || Pattern.compile("(?m)^INSERT INTO ").matcher(head).find();
    return begins && dump ? new DumpSource(window, names) : null;
  }

  @Override
  public String format() {
    return "PostgreSQL dump";
  }

  @Override
  public Contents contents() {
    return table == null ? Contents.VECTORS : table.contents();
  }

  @Override
  public @Nullable String indexMetric() {
    return metric;
  }

  @Override
  public boolean next(EmbeddingRecord target)
      throws IOException, BadRecordException, LoadException {
    target.reset(number + 1, line + 1);
    List<@Nullable String> row;
    try {
      row = nextRow();
    } catch (EOFException e) {
      number++;
      throw BadRecordException.endingSource(e.getMessage() + "; copy or download it again");
    }
    if (row == null) {
      return false;
    }
    target.reset(++number, rowLine);
    if (rows == null) {
      throw new IllegalStateException("a row without a table");
    }
    rows.read(row, target);
    return true;
  }

  /** The next row of the table with vectors; null at the end. */
  private @Nullable List<@Nullable String> nextRow()
      throws IOException, BadRecordException, LoadException {
    while (true) {
      List<@Nullable String> row;
      String from;
      List<String> columns;
      if (inserting != null) {
        rowLine = line;
        row = inserted(inserting);
        from = insertTable;
        columns = insertColumns;
        if (row == null) {
          inserting = null;
          continue;
        }
      } else if (!nextLine()) {
        if (copying != null) {
          throw new EOFException("the dump breaks off inside of table " + copying);
        }
        return null;
      } else if (copying == null) {
        statement();
        continue;
      } else if (lineEnd - lineStart == 2
          && window.bytes()[lineStart] == '\\'
          && window.bytes()[lineStart + 1] == '.') {
        copying = null;
        continue;
      } else {
        rowLine = line;
        from = copying;
        columns = copyColumns;
        row =
            table != null && !table.name().equals(from) && declared.containsKey(from)
                ? null
                : CopyFields.split(window.bytes(), lineStart, lineEnd);
      }
      if (row != null && isWanted(from, columns, row)) {
        return row;
      }
    }
  }

  private @Nullable List<@Nullable String> inserted(InsertValues values) throws BadRecordException {
    try {
      return values.next();
    } catch (BadRecordException e) {
      inserting = null;
      number++;
      throw e;
    }
  }

  /** Whether the rows of a table are read; the first row of one with vectors settles which. */
  private boolean isWanted(String from, List<String> columns, List<@Nullable String> row)
      throws LoadException {
    if (table != null && table.name().equals(from)) {
      return true;
    }
    if (names.table() != null) {
      if (!isNamed(from, names.table())) {
        return false;
      }
    } else if (!hasVectors(from, row)) {
      return false;
    } else if (table != null || vectorTables.size() > 1) {
      throw new LoadException(
          "the dump has several tables with vectors: "
              + String.join(", ", table == null ? vectorTables : List.of(table.name(), from))
              + "; name one (--from-table)");
    }
    Map<String, String> types = declared.getOrDefault(from, Map.of());
    List<String> named = columns.isEmpty() ? List.copyOf(types.keySet()) : columns;
    table = DumpTable.of(from, named, types, row, names);
    rows = new DumpRow(table);
    return true;
  }

  private boolean hasVectors(String from, List<@Nullable String> row) {
    Map<String, String> types = declared.get(from);
    if (types != null) {
      return vectorTables.contains(from);
    }
    for (int i = 0; i < row.size(); i++) {
      if (DumpTable.isList(row, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a table with its schema is the one asked for, with or without. */
  private static boolean isNamed(String from, String wanted) {
    return from.equals(wanted) || from.endsWith("." + wanted);
  }

  /** Reads the statement that begins on this line, if it is one that matters. */
  private void statement() throws IOException {
    String text = lineText();
    Matcher matcher = COPY.matcher(text);
    if (matcher.matches()) {
      copying = unquoted(matcher.group(1));
      copyColumns = columnNames(matcher.group(2));
    } else if ((matcher = INSERT.matcher(text)).lookingAt()) {
      insertTable = unquoted(matcher.group(1));
      insertColumns = matcher.group(2) == null ? List.of() : columnNames(matcher.group(2));
      inserting = new InsertValues(wholeInsert(text), matcher.end());
    } else if ((matcher = CREATE_TABLE.matcher(text)).lookingAt()) {
      createTable(unquoted(matcher.group(1)), text.substring(matcher.end()));
    } else if ((matcher = INDEX.matcher(text)).matches()) {
      boolean here = table != null && table.name().equals(unquoted(matcher.group(1)));
      String operators = matcher.group(2).toLowerCase(Locale.ROOT);
      metric = here ? (operators.equals("ip") ? "dot" : operators) : metric;
    }
  }

  private String lineText() {
    return new String(window.bytes(), lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
  }

  /** An INSERT goes on over lines until it ends outside of a string. */
  private String wholeInsert(String first) throws IOException {
    StringBuilder sql = new StringBuilder(first);
    while (!(sql.toString().stripTrailing().endsWith(";") && quotes(sql) % 2 == 0) && nextLine()) {
      sql.append('\n').append(lineText());
    }
    return sql.toString();
  }

  private static long quotes(CharSequence sql) {
    return sql.chars().filter(c -> c == '\'').count();
  }

  private void createTable(String name, String first) throws IOException {
    StringBuilder body = new StringBuilder(first);
    while (body.indexOf(");") < 0 && nextLine()) {
      body.append(lineText()).append('\n');
    }
    Map<String, String> types = new LinkedHashMap<>();
    for (String part : body.toString().split(",\\s*\n|\n")) {
      String definition = part.strip();
      Matcher column = Pattern.compile("(\"[^\"]+\"|[\\w$]+)\\s+(.*)").matcher(definition);
      if (column.matches() && !definition.startsWith("CONSTRAINT ")) {
        types.put(unquoted(column.group(1)), column.group(2));
      }
    }
    declared.put(name, types);
    boolean vectors =
        types.values().stream()
            .anyMatch(type -> DumpTable.isVectorType(type.toLowerCase(Locale.ROOT)));
    if (vectors) {
      vectorTables.add(name);
    }
  }

  private static List<String> columnNames(String list) {
    List<String> columns = new ArrayList<>();
    for (String column : list.split(",")) {
      columns.add(unquoted(column.strip()));
    }
    return columns;
  }

  private static String unquoted(String name) {
    return name.replace("\"", "");
  }

  /** Moves to the next line; {@link #lineStart} and {@link #lineEnd} are around it. */
  private boolean nextLine() throws IOException {
    int seen = 0;
    while (true) {
      byte[] bytes = window.bytes();
      int from = window.position();
      for (int at = from + seen; at < window.limit(); at++) {
        if (bytes[at] == '\n') {
          return take(from, at, at + 1);
        }
      }
      seen = window.remaining();
      if (!window.fill()) {
        return seen > 0 && take(window.position(), window.limit(), window.limit());
      }
    }
  }

  private boolean take(int start, int end, int next) {
    line++;
    lineStart = start;
    lineEnd = end > start && window.bytes()[end - 1] == '\r' ? end - 1 : end;
    window.position(next);
    return true;
  }

  @Override
  public long skip(long count) throws IOException, LoadException {
    return RecordSkipping.byReading(this, count);
  }
}
