package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The folder {@code peers} of a benchmark: packages of npm, and programs that are started in it.
 * What a program prints is in {@code NAME.out.txt} and {@code NAME.err.txt} until the next one of
 * that name. Not thread-safe.
 */
public final class PeerFolder {
  private static final int INSTALL_MINUTES = 5;

  private final Path path;

  /**
   * @param parent where the folder is made if it is not there
   */
  public PeerFolder(Path parent) throws IOException {
    // Absolute, because the programs are started in it.
    path = Files.createDirectories(parent.resolve("peers").toAbsolutePath());
  }

  /** The absolute path of a file in it. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Makes sure that a package is there, from npm if need be. */
  public void install(String npmPackage) throws IOException, InterruptedException, MissingPeer {
    Path place = file("node_modules").resolve(npmPackage);
    if (Files.isDirectory(place)) {
      return;
    }
    Path manifest = file("package.json");
    if (!Files.exists(manifest)) {
      Files.writeString(manifest, "{\"private\":true}");
    }
    try {
      run(
          "install " + npmPackage,
          INSTALL_MINUTES,
          "npm",
          "install",
          "--no-audit",
          "--no-fund",
          npmPackage);
    } catch (MissingPeer e) {
      throw new MissingPeer("npm package " + npmPackage + " is not installed: " + e.getMessage());
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param name for its output files, in which other signs than letters and digits become dashes
   * @param minutes after which it is ended
   * @return the file with its output
   * @throws MissingPeer if it cannot be started, fails, or takes longer
   */
  public Path run(String name, int minutes, String... command)
      throws IOException, InterruptedException, MissingPeer {
    String plain = name.replaceAll("\\W+", "-");
    Path output = file(plain + ".out.txt");
    Path errors = file(plain + ".err.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(path.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
    } catch (IOException e) {
      throw new MissingPeer("cannot start " + command[0]);
    }
    if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new MissingPeer(command[0] + " takes longer than " + minutes + " minutes");
    }
    if (process.exitValue() != 0) {
      throw new MissingPeer(command[0] + " failed, see " + errors);
    }
    return output;
  }
}
