package org.quiverdb.engine.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Registers;

/**
 * One running statement: its registers, and the session it runs in. Parameter n is register n - 1.
 * Not thread-safe.
 */
public final class ExecContext implements AutoCloseable {
  private static final int ROWS_BETWEEN_CHECKS = 1024;

  public final Registers registers;
  public final Session session;
  private final List<AutoCloseable> resources = new ArrayList<>();
  private @Nullable Watched watched;
  private long run;
  private int countdown = ROWS_BETWEEN_CHECKS;

  public ExecContext(Session session, int registerCount) {
    this.session = session;
    this.registers = new Registers(registerCount);
  }

  /** To be called before each execution: what was computed once for the last one is forgotten. */
  public void begin() {
    run++;
  }

  /** The number of the execution; what is evaluated once per execution compares it. */
  public long run() {
    return run;
  }

  /**
   * To be called once per row read; now and then looks whether the session was interrupted, and
   * says how far the scan is if somebody wants to know.
   */
  public void tick() {
    if (--countdown <= 0) {
      countdown = ROWS_BETWEEN_CHECKS;
      checkInterrupt();
      if (watched != null && session.isProgressWanted()) {
        session.setScanProgress(watched.share());
      }
    }
  }

  /** Throws SQLITE_INTERRUPT when the session was interrupted. */
  public void checkInterrupt() {
    if (session.isInterrupted()) {
      throw new SqlException(ResultCode.INTERRUPT, "interrupted");
    }
  }

  /** Makes this scan the one whose progress is shown, unless another one has begun before. */
  public void watch(Watched scan) {
    if (watched == null) {
      watched = scan;
    }
  }

  /** A scan has ended: another one may be shown. */
  public void unwatch(Watched scan) {
    if (watched == scan) {
      watched = null;
      session.setScanProgress(Double.NaN);
    }
  }

  /** Something to be closed with this context. */
  public void own(AutoCloseable resource) {
    resources.add(resource);
  }

  @Override
  public void close() {
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    resources.clear();
    registers.close();
  }
}
