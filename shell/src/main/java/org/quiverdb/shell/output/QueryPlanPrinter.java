package org.quiverdb.shell.output;

import java.util.ArrayList;
import java.util.List;

/** The rows of EXPLAIN QUERY PLAN (id, parent, unused, detail) as a tree. */
public final class QueryPlanPrinter implements RowPrinter {
  private record Step(long id, long parent, String detail) {}

  private static final int DETAIL = 3;

  private final ByteOutput out;
  private final List<Step> steps = new ArrayList<>();

  public QueryPlanPrinter(ByteOutput out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {}

  @Override
  public void row(Cell[] row) {
    steps.add(
        new Step(Long.parseLong(row[0].text()), Long.parseLong(row[1].text()), row[DETAIL].text()));
  }

  @Override
  public void end() {
    out.println("QUERY PLAN");
    below(0, "");
  }

  private void below(long parent, String prefix) {
    List<Step> children = steps.stream().filter(s -> s.parent == parent && s.id != parent).toList();
    for (Step child : children) {
      boolean last = child == children.getLast();
      out.print(prefix).print(last ? "`--" : "|--").println(child.detail);
      below(child.id, prefix + (last ? "   " : "|  "));
    }
  }
}
