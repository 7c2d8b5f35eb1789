package org.quiverdb.shell;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Gives the process its standard error back.
 *
 * <p>A JVM that is started with an incubator module, as the vector kernels need it, says so on
 * standard error, and no option silences that line. So the launcher starts the JVM with file
 * descriptor 2 on the null device and the real one on the descriptor that the system property
 * {@value #PROPERTY} names; {@link #restore} moves it back before the program writes anything.
 */
final class StandardError {
  /** The number of the file descriptor that holds the real standard error. */
  static final String PROPERTY = "quiver.stderr";

  private static final int STANDARD_ERROR = 2;

  private StandardError() {}

  /** Puts the real standard error in its place; without the launcher's property it does nothing. */
  static void restore() {
    Integer kept = Integer.getInteger(PROPERTY);
    if (kept == null) {
      return;
    }
    ValueLayout.OfInt number = ValueLayout.JAVA_INT;
    try {
      MethodHandle dup2 = function("dup2", FunctionDescriptor.of(number, number, number));
      MethodHandle close = function("close", FunctionDescriptor.of(number, number));
      int moved = (int) dup2.invokeExact((int) kept, STANDARD_ERROR);
      if (moved == STANDARD_ERROR) {
        int closed = (int) close.invokeExact((int) kept);
        assert closed == 0;
      }
    } catch (Throwable e) {
      throw new IllegalStateException("cannot restore standard error", e);
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }
}
