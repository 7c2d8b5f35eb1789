package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.loader.target.MemoryTarget;
import org.quiverdb.loader.target.TableShape;

class LoaderTest {
  private static final LoadOptions SMALL_BATCHES =
      new LoadOptions(FieldNames.DETECTED, false, false, 1);
  private static final LoadOptions RESUMING = new LoadOptions(FieldNames.DETECTED, false, true, 1);
  private static final LoadOptions STRICT = new LoadOptions(FieldNames.DETECTED, true, false, 1);

  @TempDir Path folder;

  private final MemoryTarget target = new MemoryTarget();

  private LoadReport load(LoadOptions options, Path... files) throws LoadException {
    return Loader.load(List.of(files), target, options, Progress.SILENT);
  }

  private Path withBadLines(int rows) {
    String[] lines = InputFiles.jsonLines(InputFiles.vectors(rows, 4, 1)).split("\n");
    for (int i = 0; i < rows; i += 97) {
      lines[i] = "{\"id\": " + i + ", \"embedding\": [1, 2]}";
    }
    lines[5] = lines[4];
    return InputFiles.write(folder, "docs.jsonl", String.join("\n", lines));
  }

  @Test
  void rowsGoInAndBadOnesAreSetAside() throws Exception {
    String[] lines = InputFiles.jsonLines(InputFiles.vectors(6, 4, 1)).split("\n");
    lines[1] = "{\"id\": 2, \"embedding\": [1, 2]}";
    lines[2] = "oops \"x\"";
    lines[4] = lines[3];
    Path file = InputFiles.write(folder, "docs.jsonl", String.join("\n", lines));
    LoadReport report = load(LoadOptions.DEFAULT, file);
    assertEquals(3, report.rows());
    assertEquals(3, report.rejected());
    assertEquals(new TableShape(4, TableShape.Ids.INTEGER, true, true, 11), target.shape());
    assertEquals(List.of(folder.resolve("docs.jsonl.rejected.jsonl")), report.rejectedFiles());
    assertEquals(
        """
        {"line":2,"record":2,"id":2,"reason":"has 2 dimensions, expected 4"}
        {"line":3,"record":3,"reason":"expected a JSON object, found 'o'","content":"oops \\"x\\""}
        {"line":5,"record":5,"id":4,"reason":"its id 4 is in the table already"}
        """,
        Files.readString(report.rejectedFiles().getFirst()));
  }

  @Test
  void stoppingAtABadRecordUndoesTheOpenBatch() {
    Path file =
        InputFiles.write(
            folder, "x", InputFiles.jsonLines(InputFiles.vectors(10, 4, 1)) + "{\"id\": 99}\n");
    LoadException e = assertThrows(LoadException.class, () -> load(STRICT, file));
    assertEquals(
        file
            + ", line 11: has no vector in \"embedding\". Stopped; no rows were added. Use --on-bad"
            + " skip to set such records aside",
        e.getMessage());
    assertEquals(0, target.rows().size());
    assertFalse(target.hasUnfinishedLoad());
  }

  @Test
  void resumingAtAnyPointGivesTheSameRowsAndRejections() throws Exception {
    Path lines = withBadLines(3000);
    Path vectors =
        InputFiles.write(folder, "x.fvecs", InputFiles.fvecs(InputFiles.vectors(900, 4, 2)));
    MemoryTarget whole = new MemoryTarget();
    Loader.load(List.of(lines), whole, SMALL_BATCHES, Progress.SILENT);
    Path rejected = folder.resolve("docs.jsonl.rejected.jsonl");
    String reasons = Files.readString(rejected);
    long seed = Long.getLong("quiver.seed", 7);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 10; round++) {
      MemoryTarget stopped = new MemoryTarget();
      boolean done = false;
      boolean resume = false;
      while (!done) {
        stopped.failAfter(random.nextInt(1, 2500));
        LoadOptions options = resume ? RESUMING : SMALL_BATCHES;
        try {
          Loader.load(List.of(lines, vectors), stopped, options, Progress.SILENT);
          done = true;
        } catch (LoadException e) {
          assertEquals("database or disk is full", e.getMessage());
          resume = stopped.hasUnfinishedLoad();
        }
      }
      for (int i = 0; i < whole.rows().size(); i++) {
        assertEquals(whole.rows().get(i), stopped.rows().get(i), "row " + i + ", seed " + seed);
      }
      assertEquals(whole.rows().size() + 900, stopped.rows().size(), "seed " + seed);
      assertEquals(reasons, Files.readString(rejected), "seed " + seed);
    }
  }

  @Test
  void anUnfinishedLoadIsNotStartedAgainByMistake() throws Exception {
    Path file = InputFiles.write(folder, "x", InputFiles.jsonLines(InputFiles.vectors(2000, 4, 1)));
    target.failAfter(1500);
    assertThrows(LoadException.class, () -> load(SMALL_BATCHES, file));
    int kept = target.rows().size();
    assertTrue(kept > 0 && kept < 1500 && target.commits() > 1);
    assertTrue(
        assertThrows(LoadException.class, () -> load(SMALL_BATCHES, file))
            .getMessage()
            .contains("--resume with the same files goes on"));
    target.failAfter(Long.MAX_VALUE);
    LoadReport report = load(RESUMING, file);
    assertEquals(kept, report.resumed());
    assertEquals(2000 - kept, report.rows());
    assertTrue(
        assertThrows(LoadException.class, () -> load(RESUMING, file))
            .getMessage()
            .contains("no unfinished load"));
  }

  @Test
  void filesAreCheckedBeforeAnythingIsWritten() {
    Path good = InputFiles.write(folder, "x", InputFiles.jsonLines(InputFiles.vectors(3, 4, 1)));
    Path missing = folder.resolve("missing");
    LoadException e =
        assertThrows(LoadException.class, () -> load(LoadOptions.DEFAULT, good, missing));
    assertEquals(missing + ": no such file", e.getMessage());
    assertEquals(0, target.rows().size());
    assertTrue(
        assertThrows(LoadException.class, () -> load(LoadOptions.DEFAULT, folder))
            .getMessage()
            .endsWith("is not a file"));
  }

  @Test
  void emptyVectorsAreRejected() throws Exception {
    LoadReport report =
        load(LoadOptions.DEFAULT, InputFiles.write(folder, "x", "[]\n[1, 2]\n[]\n"));
    assertEquals(1, report.rows());
    assertEquals(2, report.rejected());
  }

  @Test
  void anUnusableFileIsNamed() {
    Path file = InputFiles.write(folder, "x", "{\"id\": 1}\n");
    LoadException e = assertThrows(LoadException.class, () -> load(LoadOptions.DEFAULT, file));
    assertTrue(e.getMessage().startsWith(file + ": no member holds a vector"), e.getMessage());
  }
}
