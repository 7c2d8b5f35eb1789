package org.quiverdb.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which package may know which: the one-way order of the engine, and what a module may use. */
final class Layers {
  /** The engine's packages, lowest first: a package may use those before it, never those after. */
  static final List<String> ENGINE =
      List.of(
          "error",
          "sql.syntax",
          "memory",
          "spi",
          "vfs",
          "pager",
          "btree",
          "record",
          "catalog",
          "sql.bind",
          "sql.plan",
          "exec",
          "api");

  private static final String[] JDK = {
    "java..", "javax.sql..", "jdk.incubator.vector..", "jdk.jfr..", "org.jspecify.annotations"
  };

  private Layers() {}

  /** No class below {@code root} uses one of a later layer, and none is outside of the layers. */
  static ArchRule oneWay(String root) {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(root + "..")
        .should(useOnlyEarlierLayers(root))
        .allowEmptyShould(true);
  }

  /** The syntax tree is text turned into records: it knows nothing of the engine but its errors. */
  static ArchRule syntaxStandsAlone(String root) {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(root + ".sql.syntax..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed(root + ".sql.syntax", root + ".error"))
        .allowEmptyShould(true);
  }

  /** The module with root package {@code root} uses the JDK and the given modules, nothing else. */
  static ArchRule usesOnlyTheJdkAnd(String root, String... modules) {
    List<String> roots = new ArrayList<>(Arrays.asList(modules));
    roots.add(root);
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat(anyArrayOrIn(allowed(roots.toArray(String[]::new))))
        .allowEmptyShould(true);
  }

  /**
   * No packages below {@code root} use each other in a circle, with one exception: a package may
   * use the types of one that encloses it, which is the common face of those inside.
   */
  static ArchRule noCycles(String root, JavaClasses classes) {
    SliceRule rule =
        SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
    for (String enclosing : packages(classes)) {
      rule =
          rule.ignoreDependency(
              JavaClass.Predicates.resideInAPackage(enclosing + ".."),
              JavaClass.Predicates.resideInAPackage(enclosing));
    }
    return rule.allowEmptyShould(true);
  }

  private static Set<String> packages(JavaClasses classes) {
    return classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
  }

  private static DescribedPredicate<JavaClass> anyArrayOrIn(String[] packages) {
    return DescribedPredicate.describe(
        "reside in " + List.of(packages),
        type ->
            type.getBaseComponentType().isPrimitive()
                || JavaClass.Predicates.resideInAnyPackage(packages)
                    .test(type.getBaseComponentType()));
  }

  private static String[] allowed(String... roots) {
    List<String> patterns = new ArrayList<>(Arrays.asList(JDK));
    for (String root : roots) {
      patterns.add(root + "..");
    }
    return patterns.toArray(String[]::new);
  }

  private static ArchCondition<JavaClass> useOnlyEarlierLayers(String root) {
    return new ArchCondition<>("use only earlier layers of " + ENGINE) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int layer = layer(root, type.getPackageName());
        if (layer < 0) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no layer"));
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
          if (layer(root, target) > layer) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  /** The position of a package in {@link #ENGINE}, or -1. */
  private static int layer(String root, String packageName) {
    for (int i = 0; i < ENGINE.size(); i++) {
      String layer = root + "." + ENGINE.get(i);
      if (packageName.equals(layer) || packageName.startsWith(layer + ".")) {
        return i;
      }
    }
    return -1;
  }
}
