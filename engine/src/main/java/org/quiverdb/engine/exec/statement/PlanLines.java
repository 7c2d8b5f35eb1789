package org.quiverdb.engine.exec.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.exec.RowsProgram;
import org.quiverdb.engine.exec.compile.ExplainLine;
import org.quiverdb.engine.exec.compile.StatementCompiler;

/** The rows of EXPLAIN QUERY PLAN: id, parent, notused, detail. */
final class PlanLines {
  private final StatementCompiler compiler;
  private final List<ExplainLine> lines;

  PlanLines(StatementCompiler compiler, List<ExplainLine> lines) {
    this.compiler = compiler;
    this.lines = lines;
  }

  Program program(long schemaGeneration) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (ExplainLine line : lines) {
      rows.add(new Object[] {line.id(), line.parent(), 0, line.detail()});
    }
    return RowsProgram.of(
        compiler,
        List.of("id", "parent", "notused", "detail"),
        Program.Access.READ,
        schemaGeneration,
        () -> rows);
  }
}
