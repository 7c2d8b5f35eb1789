package org.quiverdb.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;
import org.quiverdb.house.broken.btree.Tree;
import org.quiverdb.house.broken.error.Upward;
import org.quiverdb.house.broken.mystery.Stray;

/** Each layering rule catches the violations kept for it in {@code org.quiverdb.house.broken}. */
class LayersTest {
  private static final String ROOT = "org.quiverdb.house.broken";

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importClasses(Tree.class, Upward.class, Stray.class);

  @Test
  void catchesUseOfLaterLayer() {
    EvaluationResult result = Layers.oneWay(ROOT).evaluate(BROKEN);
    String report = result.getFailureReport().toString();
    assertTrue(report.contains("Upward.tree"), report);
  }

  @Test
  void catchesPackageOutsideOfLayers() {
    EvaluationResult result = Layers.oneWay(ROOT).evaluate(BROKEN);
    String report = result.getFailureReport().toString();
    assertTrue(report.contains("Stray is in no layer"), report);
    assertEquals(3, result.getFailureReport().getDetails().size(), report);
  }

  @Test
  void catchesCycle() {
    assertTrue(Layers.noCycles(ROOT, BROKEN).evaluate(BROKEN).hasViolation());
  }

  @Test
  void catchesLibrary() {
    ArchRule rule = Layers.usesOnlyTheJdkAnd(ROOT + ".mystery");
    assertTrue(rule.evaluate(BROKEN).hasViolation());
    assertFalse(Layers.usesOnlyTheJdkAnd(ROOT + ".error", ROOT).evaluate(BROKEN).hasViolation());
  }
}
