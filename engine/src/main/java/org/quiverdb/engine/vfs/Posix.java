package org.quiverdb.engine.vfs;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The system calls of {@link PosixVfs}. Each takes the segment into which errno goes (of {@link
 * #STATE} bytes) and returns what the call returned; -1 is failure. Thread-safe if each thread
 * brings its own segment.
 *
 * <p>A call that keeps errno may allocate an object of the JDK's. Those that every transaction
 * needs are therefore made without, and made again to learn errno when they have failed; what
 * counts is then what the second one did.
 */
final class Posix {
  /** Layout of the segment for errno. */
  static final MemoryLayout STATE = Linker.Option.captureStateLayout();

  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final Linker LINKER = Linker.nativeLinker();
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final Linker.Option ERRNO_KEPT = Linker.Option.captureCallState("errno");

  private static final MethodHandle OPEN =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("open"),
          FunctionDescriptor.of(INT, POINTER, INT, INT),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private static final FunctionDescriptor FCNTL_TYPE = FunctionDescriptor.of(INT, INT, INT, LONG);
  private static final MethodHandle FCNTL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("fcntl"),
          FCNTL_TYPE,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle FCNTL_AGAIN =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("fcntl"),
          FCNTL_TYPE,
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(INT, INT));
  private static final FunctionDescriptor PREAD_TYPE =
      FunctionDescriptor.of(LONG, INT, LONG, LONG, LONG);
  private static final MethodHandle PREAD = plain("pread", PREAD_TYPE);
  private static final MethodHandle PREAD_AGAIN = handle("pread", PREAD_TYPE);
  private static final MethodHandle PWRITE =
      handle("pwrite", FunctionDescriptor.of(LONG, INT, LONG, LONG, LONG));
  private static final MethodHandle FTRUNCATE =
      handle("ftruncate", FunctionDescriptor.of(INT, INT, LONG));
  private static final MethodHandle FSYNC = handle("fsync", FunctionDescriptor.of(INT, INT));
  private static final MethodHandle FDATASYNC =
      PosixConstants.LINUX ? handle("fdatasync", FunctionDescriptor.of(INT, INT)) : FSYNC;
  private static final MethodHandle LSEEK =
      handle("lseek", FunctionDescriptor.of(LONG, INT, LONG, INT));
  private static final MethodHandle UNLINK = handle("unlink", FunctionDescriptor.of(INT, POINTER));
  private static final MethodHandle ACCESS =
      plain("access", FunctionDescriptor.of(INT, POINTER, INT));

  private Posix() {}

  private static MethodHandle handle(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, ERRNO_KEPT);
  }

  private static MethodHandle plain(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type);
  }

  /** The error number that the last failed call left in its segment. */
  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  private static IllegalStateException broken(Throwable e) {
    return new IllegalStateException("a system call could not be made", e);
  }

  static int open(MemorySegment state, String path, int flags, int permissions) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) OPEN.invokeExact(state, arena.allocateFrom(path), flags, permissions);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int fcntl(MemorySegment state, int fd, int command, long argument) {
    try {
      int result = (int) FCNTL.invokeExact(fd, command, argument);
      return result >= 0 ? result : (int) FCNTL_AGAIN.invokeExact(state, fd, command, argument);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int close(MemorySegment state, int fd) {
    try {
      return (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static long pread(MemorySegment state, int fd, long buffer, long byteCount, long offset) {
    try {
      long count = (long) PREAD.invokeExact(fd, buffer, byteCount, offset);
      return count >= 0
          ? count
          : (long) PREAD_AGAIN.invokeExact(state, fd, buffer, byteCount, offset);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static long pwrite(MemorySegment state, int fd, long buffer, long byteCount, long offset) {
    try {
      return (long) PWRITE.invokeExact(state, fd, buffer, byteCount, offset);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int ftruncate(MemorySegment state, int fd, long size) {
    try {
      return (int) FTRUNCATE.invokeExact(state, fd, size);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int sync(MemorySegment state, int fd, boolean dataOnly) {
    try {
      return dataOnly ? (int) FDATASYNC.invokeExact(state, fd) : (int) FSYNC.invokeExact(state, fd);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The file's size: moves the file position, which nothing here uses. */
  static long size(MemorySegment state, int fd) {
    try {
      return (long) LSEEK.invokeExact(state, fd, 0L, PosixConstants.SEEK_END);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int unlink(MemorySegment state, String path) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) UNLINK.invokeExact(state, arena.allocateFrom(path));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Leaves no errno: that there is no such file is nothing unusual. */
  static int access(MemorySegment path) {
    try {
      return (int) ACCESS.invokeExact(path, PosixConstants.F_OK);
    } catch (Throwable e) {
      throw broken(e);
    }
  }
}
