package org.quiverdb.index.diskann.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.quiverdb.index.diskann.RandomVectors;
import org.quiverdb.index.diskann.Seed;

class RotationTest {
  private static final int[] DIMENSIONS = {1, 3, 64, 100, 256, 784, 1000, 1536, 3072};

  @Test
  void keepsInnerProducts() {
    var random = Seed.forTest(RotationTest.class);
    for (int dimensions : DIMENSIONS) {
      float[][] pair = RandomVectors.gaussian(random, 2, dimensions);
      double product = Products.dot(pair[0], pair[1], dimensions);
      Rotation rotation = new Rotation(dimensions, random.nextLong());
      float[] a = Arrays.copyOf(pair[0], rotation.dimensions());
      float[] b = Arrays.copyOf(pair[1], rotation.dimensions());
      rotation.apply(a);
      rotation.apply(b);
      double norm = Math.sqrt(Products.squares(a, a.length) * Products.squares(b, b.length));
      assertEquals(product, Products.dot(a, b, a.length), 1e-5 * norm, "D=" + dimensions);
    }
  }

  @Test
  void spreadsEveryCoordinate() {
    for (int dimensions : DIMENSIONS) {
      Rotation rotation = new Rotation(dimensions, 7);
      for (int i = 0; i < dimensions; i += 1 + dimensions / 5) {
        float[] unit = new float[rotation.dimensions()];
        unit[i] = 1;
        rotation.apply(unit);
        float largest = 0;
        for (float value : unit) {
          largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest < 6 / Math.sqrt(unit.length), dimensions + ": " + largest);
      }
    }
  }

  @Test
  void sameSeedSameMap() {
    float[] a = new float[128];
    a[5] = 1;
    float[] b = a.clone();
    new Rotation(100, 3).apply(a);
    new Rotation(100, 3).apply(b);
    assertArrayEquals(a, b);
  }

  @Test
  void vectorsDoTheSameSums() {
    var random = Seed.forTest(RotationTest.class);
    for (int length = 8; length <= 2048; length *= 2) {
      float[] values = RandomVectors.gaussian(random, 1, length + 64)[0];
      float[] expected = values.clone();
      for (int half = 1; half < length; half *= 2) {
        Hadamard.step(expected, 64, length, half);
      }
      Hadamard.transform(values, 64, length);
      assertArrayEquals(expected, values);
    }
  }
}
