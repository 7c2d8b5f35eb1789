package org.quiverdb.engine.vfs;

import java.util.Locale;

/** Numbers that differ between Linux and macOS, and those that do not but have only numbers. */
final class PosixConstants {
  static final boolean LINUX = System.getProperty("os.name", "").startsWith("Linux");
  static final boolean MACOS = System.getProperty("os.name", "").startsWith("Mac");
  private static final boolean ARM =
      System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).startsWith("aarch64");

  static final int O_RDONLY = 0;
  static final int O_RDWR = 2;
  static final int O_CREAT = LINUX ? 0x40 : 0x200;
  static final int O_EXCL = LINUX ? 0x80 : 0x800;
  static final int O_CLOEXEC = LINUX ? 0x80000 : 0x1000000;

  /** Locks of the open file description: dropped by its own close only, exclude threads too. */
  static final int F_OFD_GETLK = LINUX ? 36 : 92;

  static final int F_OFD_SETLK = LINUX ? 37 : 90;

  static final int F_RDLCK = LINUX ? 0 : 1;
  static final int F_WRLCK = LINUX ? 1 : 3;
  static final int F_UNLCK = 2;

  static final int FLOCK_BYTES = 32;
  static final int FLOCK_TYPE = LINUX ? 0 : 20;
  static final int FLOCK_START = LINUX ? 8 : 0;
  static final int FLOCK_LENGTH = LINUX ? 16 : 8;

  static final int SEEK_END = 2;
  static final int F_OK = 0;

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EACCES = 13;
  static final int EISDIR = 21;
  static final int ENOSPC = 28;
  static final int EROFS = 30;
  static final int EAGAIN = LINUX ? 11 : 35;
  static final int EDQUOT = LINUX ? 122 : 69;

  private PosixConstants() {}

  /** Whether the numbers above are right for this machine. */
  static boolean isSupported() {
    return MACOS || LINUX && (ARM || isX86());
  }

  private static boolean isX86() {
    String arch = System.getProperty("os.arch", "");
    return arch.equals("amd64") || arch.equals("x86_64");
  }
}
