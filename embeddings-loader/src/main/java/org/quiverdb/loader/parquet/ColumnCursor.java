package org.quiverdb.loader.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through one column row by row. A row of a list may lie on several pages. */
final class ColumnCursor {
  private final FileChannel file;
  private final Column column;
  private final List<Footer.RowGroup> groups;
  private final List<Span> row = new ArrayList<>();
  private int group = -1;
  private long rowsLeft;
  private @Nullable Pages pages;
  private Pages.@Nullable Page page;
  private int entry;
  private int value;

  /**
   * Entries of a row on one page.
   *
   * @param start its first entry
   * @param end the entry behind its last
   * @param value index among the page's values of its first value that is not null
   */
  record Span(Pages.Page page, int start, int end, int value) {}

  ColumnCursor(FileChannel file, Column column, List<Footer.RowGroup> groups) {
    this.file = file;
    this.column = column;
    this.groups = groups;
  }

  Column column() {
    return column;
  }

  /** The entries of the row: one, or for a list any number above zero; valid until the next row. */
  List<Span> row() {
    return row;
  }

  /** Moves to the next row; there must be one. */
  void next() throws IOException, ParquetException {
    enterGroup();
    rowsLeft--;
    row.clear();
    if (!hasEntry() || !current().beginsRow(entry)) {
      throw new ParquetException("column " + column.name() + " has fewer rows than the others");
    }
    do {
      takeSpan();
    } while (entry == current().entries() && hasEntry() && !current().beginsRow(entry));
  }

  /** Passes over rows, whole row groups without reading them. */
  void skip(long count) throws IOException, ParquetException {
    long left = count;
    while (left > 0) {
      enterGroup();
      if (left >= rowsLeft) {
        left -= rowsLeft;
        rowsLeft = 0;
      } else {
        next();
        left--;
      }
    }
  }

  private void enterGroup() throws ParquetException {
    while (rowsLeft == 0) {
      if (++group >= groups.size()) {
        throw new ParquetException("column " + column.name() + " has no more rows");
      }
      rowsLeft = groups.get(group).rows();
      pages = new Pages(file, column, groups.get(group).chunks().get(column.index()));
      page = null;
      entry = 0;
    }
  }

  /** Makes sure that the page has an entry left, if the row group has. */
  private boolean hasEntry() throws IOException, ParquetException {
    while (page == null || entry == page.entries()) {
      Pages.Page following = pages == null ? null : pages.next();
      if (following == null) {
        return false;
      }
      page = following;
      entry = 0;
      value = 0;
    }
    return true;
  }

  private Pages.Page current() {
    if (page == null) {
      throw new IllegalStateException("no page");
    }
    return page;
  }

  /** Takes the entries up to the next row or the end of the page. */
  private void takeSpan() {
    Pages.Page on = current();
    int start = entry;
    int firstValue = value;
    int end = start + 1;
    byte[] repetition = on.repetition();
    while (end < repetition.length && repetition[end] != 0) {
      end++;
    }
    byte[] definition = on.definition();
    int present = end - start;
    for (int i = start; i < end && definition.length > 0; i++) {
      present -= definition[i] == column.maxDefinition() ? 0 : 1;
    }
    entry = end;
    value = firstValue + present;
    row.add(new Span(on, start, end, firstValue));
  }
}
