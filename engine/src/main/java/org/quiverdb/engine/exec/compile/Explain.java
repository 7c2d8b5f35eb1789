package org.quiverdb.engine.exec.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the lines of EXPLAIN QUERY PLAN while a statement is compiled. */
final class Explain {
  private final List<ExplainLine> lines = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int lastId;

  /** Adds a line below the open one. */
  int add(String detail) {
    int id = ++lastId;
    lines.add(new ExplainLine(id, open.isEmpty() ? 0 : open.peek(), detail));
    return id;
  }

  /** Adds to the text of a line. */
  void append(int index, String more) {
    ExplainLine line = lines.get(index);
    lines.set(index, new ExplainLine(line.id(), line.parent(), line.detail() + more));
  }

  /** Puts another text into a line, and takes away the lines below it. */
  void replace(int index, String detail) {
    ExplainLine line = lines.get(index);
    lines.set(index, new ExplainLine(line.id(), line.parent(), detail));
    Set<Integer> gone = new HashSet<>(Set.of(line.id()));
    lines
        .subList(index + 1, lines.size())
        .removeIf(below -> gone.contains(below.parent()) && gone.add(below.id()));
  }

  /** Forgets the lines from an index on. */
  void cut(int size) {
    lines.subList(size, lines.size()).clear();
    lastId = size == 0 ? 0 : lines.get(size - 1).id();
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
