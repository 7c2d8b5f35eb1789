package org.quiverdb.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session at a terminal: what a person sees who types, waits, interrupts. */
@Timeout(600)
class PseudoTerminalTest {
  @TempDir Path folder;

  @Test
  void aSession() throws IOException, InterruptedException {
    assumeTrue(Tmux.isThere(), "skipped: there is no tmux on this machine");
    try (Tmux tmux = Tmux.start(folder, ":memory:")) {
      tmux.await("quiver>");
      completesAndContinues(tmux);
      listsWhatFits(tmux);
      showsProgressAndIsInterrupted(tmux);
      shortensVectorsAndPlots(tmux);
      remembers(tmux);
      endsAScript(tmux);
      tmux.line(".quit");
      tmux.awaitEnd();
    }
    String history = Files.readString(folder.resolve(".quiver_history"));
    assertTrue(history.contains("create table passages"), history);
  }

  private static void completesAndContinues(Tmux tmux) throws IOException, InterruptedException {
    tmux.line("create table passages(id integer primary key, body text);");
    tmux.line("insert into passages(body) values ('one'), ('two'), ('three');");
    tmux.type("select body from pass");
    tmux.press("Tab");
    tmux.await("select body from passages");
    String colours = tmux.colours();
    assertTrue(colours.matches("(?s).*\u001b\\[[0-9;]*mselect.*"), colours);
    tmux.press("Enter");
    tmux.await("...>");
    tmux.line("where i = 1 or id = 3;");
    tmux.await("no such column: i");
    // The statement comes back as one text: its second line is mended.
    tmux.press("Up");
    tmux.await("two prompts", screen -> screen.split("\\.\\.\\.>").length == 3);
    tmux.press("C-c");
    tmux.line("select body from passages where id = 3;");
    tmux.await("\nthree\n");
    tmux.clear();
  }

  private static void listsWhatFits(Tmux tmux) throws IOException, InterruptedException {
    tmux.type("select vector_dist");
    tmux.press("Tab");
    tmux.press("Tab");
    tmux.await("vector_distance_cos(");
    tmux.await("vector_distance_l2(");
    tmux.press("C-c");
    tmux.line("");
    tmux.clear();
    tmux.type(".mo");
    tmux.press("Tab");
    tmux.await(".mode");
    tmux.type("markd");
    tmux.press("Tab");
    tmux.await(".mode markdown");
    tmux.press("C-c");
    tmux.line("");
    tmux.clear();
  }

  private static void showsProgressAndIsInterrupted(Tmux tmux)
      throws IOException, InterruptedException {
    tmux.line("create table d(x); insert into d values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);");
    tmux.line("insert into d select x + 10 from d; insert into d select x + 20 from d;");
    tmux.line(
        "insert into d select x + 40 from d; insert into d select x + 80 from d;"
            + " insert into d select x + 160 from d;");
    tmux.line("select sum(a.x * b.x) from d a, d b, d c, d e where a.x + b.x + c.x < e.x;");
    tmux.await("Ctrl-C interrupts");
    assertTrue(tmux.screen().matches("(?s).*\\[[-#]{24}\\].*"), tmux.screen());
    tmux.press("C-c");
    String screen = tmux.await("interrupted (9)");
    assertFalse(screen.contains("Ctrl-C interrupts"), screen);
    tmux.line("select 40 + 2;");
    tmux.await("\n42\n");
    tmux.clear();
  }

  private void endsAScript(Tmux tmux) throws IOException, InterruptedException {
    Path script = folder.resolve("slow.sql");
    Files.writeString(
        script,
        """
        select count(*) from d a, d b, d c, d e where a.x + b.x + c.x < e.x; select 'not this';
        select 'nor that';
        """);
    tmux.line(".read " + script);
    tmux.await("Ctrl-C interrupts");
    tmux.press("C-c");
    tmux.await("interrupted (9)");
    tmux.line("select 'next';");
    String screen = tmux.await("\nnext\n");
    assertFalse(screen.contains("not this") || screen.contains("nor that"), screen);
    tmux.clear();
  }

  private static void shortensVectorsAndPlots(Tmux tmux) throws IOException, InterruptedException {
    tmux.line("create table v(id integer primary key, e F32_BLOB(6));");
    tmux.line("insert into v(e) values ('[1,0,0,0,0,0]'), ('[1,1,0,0,0,0]'), ('[0,0,0,0,0,1]');");
    tmux.line("select e from v where id = 2;");
    tmux.await("[1, 1, 0, …] 6 dimensions");
    tmux.line("select id, vector_distance_cos(e, '[1,0,0,0,0,0]') as d from v order by d limit 3;");
    tmux.line(".plot");
    String screen = tmux.await("█");
    assertTrue(screen.contains("0.2929"), screen);
    tmux.clear();
  }

  private static void remembers(Tmux tmux) throws IOException, InterruptedException {
    tmux.press("Up");
    tmux.await("quiver> .plot");
    tmux.press("C-c");
    tmux.line("select 'still here';");
    tmux.await("\nstill here\n");
    tmux.clear();
  }
}
