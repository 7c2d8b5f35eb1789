package org.quiverdb.shell.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.quiverdb.embed.Answers;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.LsaKind;
import org.quiverdb.embed.TextLoad;
import org.quiverdb.embed.lsa.LsaOptions;
import org.quiverdb.embed.text.PassageSize;
import org.quiverdb.embed.text.TextException;
import org.quiverdb.embed.text.TextSources;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.loader.LoadException;
import org.quiverdb.shell.ask.AnswerPrinter;

/** The part of the demo that is about texts: passages of everyday advice, and three questions. */
final class DemoTexts {
  static final String TABLE = "advice";

  static final List<String> QUESTIONS =
      List.of(
          "my bicycle chain makes a noise, what can I do?",
          "which direction is north when I only see stars?",
          "why does my coffee taste so bitter?");

  private static final String RESOURCE = "everyday.md";

  private DemoTexts() {}

  static void run(Path folder, Path database, QuiverConnection connection, DemoOutput output)
      throws IOException, LoadException {
    Path file = folder.resolve(RESOURCE);
    output.step(
        4,
        "Texts, without a key: quiver load "
            + file
            + " --embed lsa --into "
            + database
            + " --table "
            + TABLE);
    try (InputStream text = DemoTexts.class.getResourceAsStream(RESOURCE)) {
      Files.copy(Objects.requireNonNull(text), file, StandardCopyOption.REPLACE_EXISTING);
    }
    LsaKind lsa = new LsaKind(LsaOptions.DEFAULT);
    try (TextLoad load = new TextLoad(connection, TABLE, lsa)) {
      long start = System.nanoTime();
      load.store(List.of(file), new TextSources(PassageSize.DEFAULT, null));
      long rows = load.embed((done, total) -> {});
      output.detail(
          "%d passages, a model trained on them, %d dimensions: %.1f s",
          rows, load.embedder().dimensions(), (System.nanoTime() - start) / 1e9);
      for (String question : QUESTIONS) {
        List<Answers.Answer> answers = Answers.find(connection, TABLE, lsa, question, 1);
        output.answer(question, () -> AnswerPrinter.print(answers, 3, output.stream()));
      }
    } catch (TextException | EmbedException e) {
      throw new LoadException(String.valueOf(e.getMessage()), e);
    }
  }
}
