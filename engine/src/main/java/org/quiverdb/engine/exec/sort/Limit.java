package org.quiverdb.engine.exec.sort;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Registers;

/** LIMIT and OFFSET. A negative limit is none, a negative offset is 0. */
public final class Limit extends Operator {
  private final Operator input;
  private final Count count;
  private long left;
  private boolean skipped;

  public Limit(Operator input, Count count) {
    this.input = input;
    this.count = count;
  }

  @Override
  public void open(ExecContext x) {
    left = count.limit(x);
    skipped = false;
    if (left != 0) {
      input.open(x);
    }
  }

  @Override
  public boolean next(ExecContext x) {
    if (left == 0) {
      return false;
    }
    if (!skipped) {
      skipped = true;
      for (long skip = count.offset(x); skip > 0; skip--) {
        if (!input.next(x)) {
          left = 0;
          return false;
        }
      }
    }
    if (!input.next(x)) {
      left = 0;
      return false;
    }
    if (left > 0) {
      left--;
    }
    return true;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
  }

  /** The numbers after LIMIT and OFFSET. */
  public static final class Count {
    private final Evaluator limit;
    private final @Nullable Evaluator offset;
    private final int scratch;

    /**
     * @param scratch a register of its own
     */
    public Count(Evaluator limit, @Nullable Evaluator offset, int scratch) {
      this.limit = limit;
      this.offset = offset;
      this.scratch = scratch;
    }

    /** The most rows, or -1 for all. */
    public long limit(ExecContext x) {
      return Math.max(-1, integer(x, limit));
    }

    /** Rows to leave out. */
    public long offset(ExecContext x) {
      return offset == null ? 0 : Math.max(0, integer(x, offset));
    }

    /** Rows that a sorter must keep: limit and offset together, or -1 for all. */
    public long kept(ExecContext x) {
      long rows = limit(x);
      if (rows < 0) {
        return -1;
      }
      long sum = rows + offset(x);
      return sum < 0 ? -1 : sum;
    }

    private long integer(ExecContext x, Evaluator value) {
      value.eval(x);
      Registers r = x.registers;
      r.alias(scratch, value.register);
      if (!Values.isRowid(r, scratch)) {
        throw new SqlException(ResultCode.MISMATCH, "datatype mismatch");
      }
      return r.bits[scratch];
    }
  }
}
