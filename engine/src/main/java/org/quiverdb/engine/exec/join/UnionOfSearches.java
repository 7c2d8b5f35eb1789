package org.quiverdb.engine.exec.join;

import java.util.HashSet;
import java.util.Set;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.exec.scan.TableCursor;

/** Rows that one of several searches of a table finds, each row once: SQLite's MULTI-INDEX OR. */
public final class UnionOfSearches extends Operator {
  private final Operator[] searches;
  private final TableCursor[] rows;
  private final Chosen chosen;
  private final Set<Long> seen = new HashSet<>();
  private int at;

  /**
   * @param rows the row of each search
   * @param chosen the row that the query sees
   */
  public UnionOfSearches(Operator[] searches, TableCursor[] rows, Chosen chosen) {
    this.searches = searches;
    this.rows = rows;
    this.chosen = chosen;
  }

  @Override
  public void open(ExecContext x) {
    seen.clear();
    at = -1;
  }

  @Override
  public double estimate(ExecContext x) {
    double sum = 0;
    for (Operator search : searches) {
      search.open(x);
      sum += search.estimate(x);
    }
    return sum;
  }

  @Override
  public boolean next(ExecContext x) {
    while (true) {
      if (at >= 0) {
        while (searches[at].next(x)) {
          if (seen.add(rows[at].rowid(x))) {
            chosen.choose(at);
            return true;
          }
        }
      }
      if (++at == searches.length) {
        at--;
        return false;
      }
      searches[at].open(x);
    }
  }

  @Override
  public void close(ExecContext x) {
    for (Operator search : searches) {
      search.close(x);
    }
    seen.clear();
  }

  /** The row of the search that found the current one. */
  public static final class Chosen implements SourceRow {
    private final SourceRow[] rows;
    private int current;

    public Chosen(SourceRow[] rows) {
      this.rows = rows;
    }

    void choose(int search) {
      current = search;
    }

    @Override
    public void setNullRow() {
      rows[current].setNullRow();
    }

    @Override
    public Evaluator column(int column, int register) {
      Evaluator[] choices = new Evaluator[rows.length];
      for (int i = 0; i < rows.length; i++) {
        choices[i] = rows[i].column(column, register);
      }
      return new Evaluator(register) {
        @Override
        public void eval(ExecContext x) {
          choices[current].eval(x);
        }
      };
    }
  }
}
