package org.quiverdb.engine.exec.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Collects the lines of EXPLAIN QUERY PLAN while a statement is compiled. */
final class Explain {
  private final List<ExplainLine> lines = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();

  /** Adds a line below the open one. */
  int add(String detail) {
    int id = lines.size() + 1;
    lines.add(new ExplainLine(id, open.isEmpty() ? 0 : open.peek(), detail));
    return id;
  }

  /** Adds to the text of a line. */
  void append(int index, String more) {
    ExplainLine line = lines.get(index);
    lines.set(index, new ExplainLine(line.id(), line.parent(), line.detail() + more));
  }

  /** Adds a line and makes it the parent of those that follow. */
  void push(String detail) {
    open.push(add(detail));
  }

  void pop() {
    open.pop();
  }

  List<ExplainLine> lines() {
    return lines;
  }
}
