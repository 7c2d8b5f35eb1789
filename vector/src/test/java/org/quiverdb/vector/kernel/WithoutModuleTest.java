package org.quiverdb.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A JVM without the incubating module and without flags. */
class WithoutModuleTest {
  private static String place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void worksAndNamesTheFlag() throws Exception {
    String classPath = place(Kernels.class) + File.pathSeparator + testClasses();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                PlainJvm.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(
        output.contains("INFO: vector distances run without SIMD; start Java with --add-modules"),
        output);
    assertTrue(output.contains("scalar (start Java with --add-modules"), output);
    assertTrue(output.contains("0.20000000298023224"), output);
  }

  /** Where the test classes are, also when they are patched into the module. */
  private static String testClasses() throws Exception {
    Path resource = Path.of(PlainJvm.class.getResource("PlainJvm.class").toURI());
    return resource.getParent().getParent().getParent().getParent().getParent().toString();
  }
}
