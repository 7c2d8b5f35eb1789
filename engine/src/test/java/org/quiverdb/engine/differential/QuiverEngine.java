package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;

/** Quiver through its Java API. */
public final class QuiverEngine implements Engine {
  private final QuiverConnection connection;

  /** On a file, or {@code :memory:}. */
  public QuiverEngine(String path) {
    connection = QuiverConnection.open(path, OpenOptions.DEFAULT);
  }

  @Override
  public Outcome run(String sql) {
    try (QuiverStatement statement = connection.prepare(sql)) {
      int count = statement.columnCount();
      List<String> columns = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        columns.add(statement.column(i).name());
      }
      List<List<String>> rows = new ArrayList<>();
      while (statement.step()) {
        List<String> row = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          row.add(Outcome.render(value(statement, i)));
        }
        rows.add(row);
      }
      return new Outcome(columns, rows, count > 0 ? -1 : connection.changes(), 0, "");
    } catch (QuiverException e) {
      return Outcome.error(e.resultCode().number(), String.valueOf(e.getMessage()));
    }
  }

  private static Object value(QuiverStatement statement, int i) {
    return switch (statement.type(i)) {
      case NULL -> null;
      case INTEGER -> statement.getLong(i);
      case REAL -> statement.getDouble(i);
      case TEXT -> statement.getText(i);
      case BLOB -> statement.getBlob(i);
    };
  }

  @Override
  public void close() {
    connection.close();
  }
}
