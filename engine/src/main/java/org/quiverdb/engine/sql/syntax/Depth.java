package org.quiverdb.engine.sql.syntax;

import org.quiverdb.engine.error.SqlException;

/**
 * Keeps trees shallow enough to be walked by recursion, with SQLite's two limits: the height of an
 * expression, and the depth of its parser's stack, which is counted here in the entries that SQLite
 * would push. SQLite allows 2,500 of them; 1,500 need less than 700 KB of a Java thread's stack,
 * and are 500 calls or 300 subqueries inside one another. Both are checked on the way down, before
 * the stack of this thread is in danger, and heights again on the way up, because {@code 1+1+1+...}
 * grows without recursion.
 *
 * <p>Heights flow upwards through {@link #peak}: whoever builds a node from a list of expressions
 * opens a scope, parses them, and finds the largest height when closing it.
 */
final class Depth {
  static final int MAX_HEIGHT = 1000;
  static final int MAX_STACK = 1500;

  private int stack;
  private int nesting;
  private int height;
  private int peak;

  /** Pushes entries onto the imagined stack. */
  void push(int entries) {
    stack += entries;
    if (stack > MAX_STACK) {
      throw SqlException.error("Recursion limit");
    }
  }

  void pop(int entries) {
    stack -= entries;
  }

  /** Begins an expression inside an expression. */
  void descend() {
    nesting++;
    if (nesting > MAX_HEIGHT) {
      throw tooLarge();
    }
  }

  void ascend() {
    nesting--;
  }

  /** The height of the expression parsed last. */
  int height() {
    return height;
  }

  /** Says that the expression parsed last has this height. */
  void setHeight(int newHeight) {
    if (newHeight > MAX_HEIGHT) {
      throw tooLarge();
    }
    height = newHeight;
    if (newHeight > peak) {
      peak = newHeight;
    }
  }

  /** Opens a scope for a list of expressions; the result is for {@link #close}. */
  int open() {
    int mark = peak;
    peak = 0;
    return mark;
  }

  /** Closes a scope: the largest height in it. */
  int close(int mark) {
    int inner = peak;
    peak = Math.max(mark, inner);
    return inner;
  }

  private static SqlException tooLarge() {
    return SqlException.error("Expression tree is too large (maximum depth " + MAX_HEIGHT + ")");
  }
}
