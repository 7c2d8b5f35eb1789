package org.quiverdb.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule catches its deliberate violation, and nothing in a clean file. */
class StyleRuleTest {
  private static final String CLEAN = "package p;\n\nclass A {\n  void f() {}\n}\n";

  private static final Map<StyleRule, String> VIOLATIONS =
      Map.ofEntries(
          Map.entry(StyleRule.FILE_LENGTH, CLEAN + "\n".repeat(1000)),
          Map.entry(StyleRule.METHOD_LENGTH, "class A {\n  void f() {\n" + ";\n".repeat(69) + "}}"),
          Map.entry(StyleRule.LINE_LENGTH, "// " + "x".repeat(98)),
          Map.entry(StyleRule.TAB, "class A {\n\tint x;\n}\n"),
          Map.entry(StyleRule.TRAILING_SPACE, "class A { \n}\n"),
          Map.entry(StyleRule.WILDCARD_IMPORT, "import java.util." + "*;\n"),
          Map.entry(StyleRule.REMINDER, "// TO" + "DO: later\n"),
          Map.entry(StyleRule.CONSOLE, "class A { static { System" + ".out.println(); } }\n"),
          Map.entry(StyleRule.LOGGING, "import java.util." + "logging.Logger;\n"),
          Map.entry(StyleRule.UNSAFE, "import sun" + ".misc.Unsafe;\n"),
          Map.entry(StyleRule.PACKAGE_INFO, "package p;\n"));

  @ParameterizedTest
  @EnumSource
  void catchesOneViolation(StyleRule rule) {
    String name = rule == StyleRule.PACKAGE_INFO ? "package-info.java" : "A.java";
    var file = new SourceFile("engine/src/main/java/p/" + name, VIOLATIONS.get(rule));
    assertEquals(1, rule.violations(file).size(), () -> rule.violations(file).toString());
  }

  @ParameterizedTest
  @EnumSource
  void leavesCleanFileAlone(StyleRule rule) {
    var file = new SourceFile("engine/src/main/java/p/A.java", CLEAN);
    assertEquals(0, rule.violations(file).size(), () -> rule.violations(file).toString());
  }

  @Test
  void reminderWithIssueNumberIsFine() {
    var file = new SourceFile("engine/src/main/java/p/A.java", "// TO" + "DO(#12): later\n");
    assertEquals(0, StyleRule.REMINDER.violations(file).size());
  }

  @Test
  void programsMayPrint() {
    String text = VIOLATIONS.get(StyleRule.CONSOLE);
    var file = new SourceFile("shell/src/main/java/p/A.java", text);
    assertEquals(0, StyleRule.CONSOLE.violations(file).size());
  }
}
