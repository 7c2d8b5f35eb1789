package org.quiverdb.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GrownSetTest {
  private final float[][] base = Figures.materialize(new EmbeddingGenerator(512, 600, 1));

  @Test
  void figuresStayThoseOfTheSet() {
    float[][] grown = Figures.materialize(new GrownSet(base, 6000, 1));
    for (int i = 0; i < base.length; i++) {
      assertArrayEquals(base[i], grown[i]);
    }
    Figures.Cosines before = new Figures(base).cosines();
    Figures.Cosines after = new Figures(grown).cosines();
    assertEquals(before.mean(), after.mean(), 0.07);
    assertEquals(before.nearest(), after.nearest(), 0.06);
    assertTrue(after.tenth() > before.tenth() && after.tenth() < before.nearest() + 0.02);
    assertTrue(new Figures(grown).oneBitRecall(100)[0] > 0.97);
  }

  @Test
  void rowsDependOnTheirNumberAndTheSeedAlone() {
    GrownSet one = new GrownSet(base, 2000, 5);
    GrownSet longer = new GrownSet(base, 4000, 5);
    float[] a = new float[512];
    float[] b = new float[512];
    one.vector(1999, a);
    longer.vector(1999, b);
    assertArrayEquals(a, b);
    double sum = 0;
    for (float value : a) {
      sum += (double) value * value;
    }
    assertEquals(1, sum, 1e-4);
  }

  @Test
  void tooSmallSetsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GrownSet(new float[2][3], 10, 1));
  }
}
