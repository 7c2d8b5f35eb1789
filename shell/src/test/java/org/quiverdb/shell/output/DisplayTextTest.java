package org.quiverdb.shell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTextTest {
  @Test
  void emptyTextIsOneEmptyLine() {
    assertEquals(List.of(""), DisplayText.lines("", 0, false));
  }

  @Test
  void lineEndsBreakAndTheLastOneDoesNot() {
    assertEquals(List.of("a", "", "b"), DisplayText.lines("a\n\r\nb\n", 0, false));
  }

  @Test
  void textLongerThanTheWidthGoesOn() {
    assertEquals(List.of("abc", "def", "g"), DisplayText.lines("abcdefg", 3, false));
    assertEquals(List.of("abc"), DisplayText.lines("abc", 3, false));
  }

  @Test
  void wordsStayWhole() {
    assertEquals(
        List.of("hello ", "world foo ", "bar"), DisplayText.lines("hello world foo bar", 10, true));
  }

  @Test
  void tabsReachTheNextStop() {
    assertEquals(List.of("a       b"), DisplayText.lines("a\tb", 0, false));
  }
}
