package org.quiverdb.engine.exec.session;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;
import org.quiverdb.engine.pager.Pager;

/**
 * Makes one database the copy of another, page by page in one transaction of each: what is copied
 * is one state of the source, and the target has either its old content or all of the new one.
 * Source of the method: SQLite's online backup interface. Not thread-safe.
 */
public final class FileCopy {
  private static final int VERSIONS_OFFSET = 18;
  private static final short ROLLBACK_JOURNAL = 0x0101;
  private static final int COOKIE_OFFSET = 40;
  private static final int PAGES_BETWEEN_CHECKS = 256;

  private final FileSession source;
  private final Pager from;
  private final FileSession target;
  private final Pager to;

  private FileCopy(FileSession source, FileSession target) {
    this.source = source;
    this.target = target;
    from = source.main().pager();
    to = target.main().pager();
  }

  /**
   * Copies the committed content of a database.
   *
   * @param source must be reading, and must not have changed anything yet
   * @param target no transaction may be open and no statement may run
   * @throws SqlException BUSY or LOCKED when the target is in use, READONLY when it cannot be
   *     written or has pages of another size, INTERRUPT when the source was interrupted
   */
  public static void copy(FileSession source, FileSession target) {
    new FileCopy(source, target).run();
  }

  private void run() {
    if (from.isWriting()) {
      throw new SqlException(ResultCode.LOCKED, "database is locked");
    }
    if (!target.transactions().isAutocommit() || target.transactions().running() > 0) {
      throw new SqlException(ResultCode.ERROR, "destination database is in use");
    }
    to.setPageSize(from.pageSize(), from.pageSize() - from.usableSize());
    to.beginWrite(false);
    boolean done = false;
    try {
      int cookie = to.schemaCookie();
      if (to.pageSize() != from.pageSize() || to.usableSize() != from.usableSize()) {
        throw new SqlException(
            ResultCode.READONLY,
            "the target has pages of "
                + to.pageSize()
                + " bytes, the source pages of "
                + from.pageSize());
      }
      copyPages();
      writeHeader(cookie + 1);
      to.commit();
      done = true;
    } finally {
      if (!done && to.isWriting()) {
        to.rollback();
      }
      to.endRead();
      target.main().forgetSchema();
    }
  }

  private void copyPages() {
    int count = from.pageCount();
    if (to.pageCount() > count) {
      to.truncate(count);
    }
    if (count == 0) {
      FileDatabase main = source.main();
      target.main().trees().header().create(main.newHeaderEncoding(), main.newAutoVacuum());
    }
    for (int number = 1; number <= count; number++) {
      if (number % PAGES_BETWEEN_CHECKS == 0) {
        checkInterrupt();
      }
      if (number != from.lockBytePage()) {
        copyPage(number);
      }
    }
  }

  private void checkInterrupt() {
    if (source.isInterrupted()) {
      throw new SqlException(ResultCode.INTERRUPT, "interrupted");
    }
  }

  private void copyPage(int number) {
    Frame old = from.get(number);
    try {
      Frame page = number <= to.pageCount() ? to.overwrite(number) : to.append();
      Memory.copy(old.address(), page.address(), from.pageSize());
      to.release(page);
    } finally {
      from.release(old);
    }
  }

  /** Other connections see by the cookie that they must read the schema again. */
  private void writeHeader(int cookie) {
    Frame page = to.writable(to.get(1));
    Memory.putShort(page.address() + VERSIONS_OFFSET, ROLLBACK_JOURNAL);
    Memory.putInt(page.address() + COOKIE_OFFSET, cookie);
    to.release(page);
  }
}
