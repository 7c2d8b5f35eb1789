package org.quiverdb.engine.vfs;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;

/** Chooses the file system of this machine, once. */
final class SystemVfs {
  static final Vfs INSTANCE = choose();

  private SystemVfs() {}

  private static Vfs choose() {
    if (!PosixConstants.isSupported()) {
      throw new SqlException(ResultCode.NOLFS, "not yet supported: this operating system");
    }
    return new PosixVfs(Randomness.system());
  }
}
