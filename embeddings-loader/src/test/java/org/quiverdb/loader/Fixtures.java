package org.quiverdb.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that other programs wrote: see {@code src/test/generator/fixtures.mjs}, which makes them.
 */
public final class Fixtures {
  private Fixtures() {}

  /** Copies a fixture to a folder. */
  public static Path copy(String name, Path folder) {
    try {
      return Files.write(folder.resolve(name), bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of a fixture. */
  public static byte[] bytes(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("fixtures/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no fixture " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The vector that every fixture holds in row {@code i}. */
  public static float[] vector(long i, int dimensions) {
    float[] vector = new float[dimensions];
    for (int j = 0; j < dimensions; j++) {
      vector[j] = ((i * 31 + j * 17) % 201 - 100) / 64f;
    }
    return vector;
  }
}
