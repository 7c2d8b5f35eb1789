package org.quiverdb.shell.output;

import org.jspecify.annotations.Nullable;

/** The lines of a table; each rule is its left end, its stroke, its crossing and its right end. */
enum Rules {
  MARKDOWN(null, "|-||", null, "|"),
  TABLE("+-++", "+-++", "+-++", "|"),
  BOX("┌─┬┐", "├─┼┤", "└─┴┘", "│");

  final @Nullable String top;
  final String middle;
  final @Nullable String bottom;
  final String bar;

  /** The rule between two rows when some row takes more than one line. */
  final boolean betweenTallRows;

  Rules(@Nullable String top, String middle, @Nullable String bottom, String bar) {
    this.top = top;
    this.middle = middle;
    this.bottom = bottom;
    this.bar = bar;
    this.betweenTallRows = top != null;
  }
}
