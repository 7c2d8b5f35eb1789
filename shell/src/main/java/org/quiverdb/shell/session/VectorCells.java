package org.quiverdb.shell.session;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.ValueType;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.OutputSettings;

/** Writes vectors in short: their first values, and how many there are. */
final class VectorCells {
  private static final int SHOWN_VALUES = 3;
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final int MOST_PLACES = 9;
  private static final Pattern TYPE =
      Pattern.compile("F(8|16|32|64|B16|1BIT|LOAT).*_?BLOB.*|FLOAT(8|16|32|64).*|VECTOR.*");
  private static final Pattern CALL = Pattern.compile("(VECTOR(?!_DISTANCE)|EMBED)\\w*\\s*\\(.*");
  private static final Pattern TEXT = Pattern.compile("\\[[-+0-9.eE, \\n]{40,}\\]");

  private final @Nullable QuiverStatement statement;
  private final boolean[] vectors;

  private VectorCells(@Nullable QuiverStatement statement, boolean[] vectors) {
    this.statement = statement;
    this.vectors = vectors;
  }

  /** For the rows of a statement; cells stay as they are where programs may read them. */
  static VectorCells of(Shell shell, QuiverStatement statement) {
    OutputSettings output = shell.outputSettings();
    boolean inShort =
        switch (shell.settings.vectors) {
          case AUTO -> shell.outputs.isAtTerminal() && output.mode.isForPeople() && !output.quote;
          case SHORT -> true;
          case WHOLE -> false;
        };
    boolean[] vectors = new boolean[statement.columnCount()];
    for (int i = 0; inShort && i < vectors.length; i++) {
      vectors[i] = mayBeVector(statement.column(i));
    }
    return new VectorCells(inShort ? statement : null, vectors);
  }

  private static boolean mayBeVector(ColumnInfo column) {
    String type = column.declaredType();
    return type == null
        ? CALL.matcher(column.name().toUpperCase(Locale.ROOT)).matches()
        : TYPE.matcher(type.toUpperCase(Locale.ROOT)).matches();
  }

  /** The row as it is to be shown; the given one is not changed. */
  Cell[] shown(Cell[] row) {
    if (statement == null) {
      return row;
    }
    Cell[] shown = row.clone();
    for (int i = 0; i < row.length; i++) {
      boolean vector =
          row[i].type() == ValueType.BLOB && vectors[i]
              || row[i].type() == ValueType.TEXT && TEXT.matcher(row[i].text()).matches();
      if (vector) {
        shown[i] = inShort(statement, i, row[i]);
      }
    }
    return shown;
  }

  private static Cell inShort(QuiverStatement statement, int column, Cell whole) {
    float[] values;
    try {
      values = statement.getVector(column);
    } catch (QuiverException e) {
      return whole;
    }
    return values == null ? whole : Cell.text(text(values));
  }

  static String text(float[] values) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < Math.min(values.length, SHOWN_VALUES); i++) {
      text.append(i == 0 ? "" : ", ").append(number(values[i]));
    }
    return text.append(values.length > SHOWN_VALUES ? ", …] " : "] ")
        .append(values.length)
        .append(" dimensions")
        .toString();
  }

  private static String number(float value) {
    if (!Float.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal shown = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
    return Math.abs(shown.scale()) > MOST_PLACES ? shown.toString() : shown.toPlainString();
  }
}
