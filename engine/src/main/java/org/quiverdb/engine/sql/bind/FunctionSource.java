package org.quiverdb.engine.sql.bind;

import java.util.List;

/** A table-valued function in FROM. */
public final class FunctionSource extends Source {
  private final TableFunctionShape function;
  private final List<BoundExpr> arguments;

  FunctionSource(
      TableFunctionShape function, String name, boolean aliased, List<BoundExpr> arguments) {
    super(name, aliased, function.columns());
    this.function = function;
    this.arguments = List.copyOf(arguments);
  }

  public TableFunctionShape function() {
    return function;
  }

  public List<BoundExpr> arguments() {
    return arguments;
  }

  @Override
  String tableName() {
    return function.name();
  }

  @Override
  public boolean isRowidName(String columnName) {
    return false;
  }
}
