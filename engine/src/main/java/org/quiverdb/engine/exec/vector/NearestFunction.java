package org.quiverdb.engine.exec.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.join.TableFunction;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.SourceColumn;
import org.quiverdb.engine.sql.bind.TableFunctionShape;

/**
 * {@code vector_top_k(index, vector, k)} in FROM: the rowids of the nearest rows and their
 * distances by the metric of the index, nearest first. libSQL's function, whose only column is
 * {@code id}; the arguments are hidden columns.
 */
public final class NearestFunction {
  static final String NAME = "vector_top_k";

  /** Position of the column of distances; {@code id} stands before it. */
  static final int DISTANCE = 1;

  /** Position of the first hidden column. */
  static final int ARGUMENTS = 2;

  private static final int ARGUMENT_COUNT = 3;

  private NearestFunction() {}

  /** The function if it has that name, else null. */
  public static @Nullable TableFunctionShape find(Session session, String name) {
    if (!Names.same(name, NAME)) {
      return null;
    }
    List<SourceColumn> columns =
        List.of(column("id"), column("distance"), column("idx"), column("vector"), column("k"));
    return new TableFunctionShape(
        NAME,
        columns,
        ARGUMENTS,
        ARGUMENT_COUNT,
        (TableFunction) (arguments, first) -> call(session, arguments, first));
  }

  private static SourceColumn column(String name) {
    return new SourceColumn(name, null, Collation.BINARY, "", null);
  }

  private static TableFunction.Call call(Session session, Evaluator[] arguments, int first) {
    if (arguments.length != ARGUMENT_COUNT) {
      throw SqlException.error(
          "vector index(search): got " + arguments.length + " parameters, expected 3");
    }
    NearestFunctionRows rows = new NearestFunctionRows(session, arguments, first);
    return new TableFunction.Call(rows, rows);
  }

  /** An index, its database and its table. */
  record Target(Database database, MethodIndex index, Table table) {
    Column column() {
      return table.columns().get(index.column());
    }
  }

  /** The index that a first argument names: {@code name} or {@code schema.name}. */
  static Target target(Session session, Registers r, int register) {
    if (r.tag[register] != Registers.TEXT) {
      throw error("first parameter (index) must be a string");
    }
    String name = r.getString(register);
    int dot = name.indexOf('.');
    MethodIndex index = null;
    Database database = session.database("main");
    if (database.schema().methodIndex(name) == null && dot > 0) {
      String schema = name.substring(0, dot);
      if (!Names.same(schema, database.name())) {
        throw error("unknown schema '" + schema + "'");
      }
      name = name.substring(dot + 1);
    }
    Schema schema = database.schema();
    index = schema.methodIndex(name);
    Table table = index == null ? null : schema.table(index.tableName());
    if (index == null || table == null || index.column() < 0) {
      throw error("failed to parse vector index parameters");
    }
    return new Target(database, index, table);
  }

  /** The third argument. */
  static long count(Registers r, int register) {
    long count =
        switch (r.tag[register]) {
          case Registers.INTEGER -> r.bits[register];
          case Registers.REAL -> integral(r.getDouble(register));
          default ->
              throw error(
                  "third parameter (k) must be a non-negative integer, but unexpected type of value"
                      + " were provided");
        };
    if (count < 0) {
      throw error(
          "third parameter (k) must be a non-negative integer, but negative value were provided");
    }
    return count;
  }

  private static long integral(double value) {
    if (value != Math.rint(value) || Math.abs(value) > Long.MAX_VALUE) {
      throw error(
          "third parameter (k) must be a non-negative integer, but float value were provided");
    }
    return (long) value;
  }

  static SqlException error(String message) {
    return SqlException.error("vector index(search): " + message);
  }
}
