package org.quiverdb.shell.ask;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.Answers;
import org.quiverdb.embed.Answers.Answer;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.load.EmbedOptions;
import org.quiverdb.shell.subcommand.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quiver ask DB QUESTION}: see the help text. */
@Command(
    name = "quiver ask",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Prints the passages nearest to a question, with their source and distance.",
      "The texts were loaded by quiver load --embed; the question is embedded by the same model."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:answered", "1:there is no answer", "2:the arguments are wrong"})
public final class AskCommand extends Subcommand {
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;
  private static final int TOP_MAX = 1000;

  @Parameters(index = "0", paramLabel = "DB", description = "database file")
  private Path database = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "QUESTION",
      description = "in your own words")
  private List<String> question = List.of();

  @Option(names = "--top", paramLabel = "N", description = "how many passages (3)")
  private int top = 3;

  @Option(names = "--lines", paramLabel = "N", description = "lines shown of each passage (6)")
  private int lines = 6;

  @Option(
      names = "--table",
      paramLabel = "T",
      description = "table of texts, where the database has several")
  private @Nullable String table;

  @Option(names = "--base-url", paramLabel = "URL", description = "of the API (OpenAI's)")
  private @Nullable String baseUrl;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(names = "--help", usageHelp = true, description = "print this text")
  private boolean help;

  AskCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  /** Runs the command with the arguments behind {@code ask}; returns the exit status. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    return new AskCommand(out, err).execute(arguments);
  }

  @Override
  public Integer call() {
    if (top < 1 || top > TOP_MAX || lines < 1) {
      return misused("--top takes 1 to " + TOP_MAX + ", --lines 1 or more");
    }
    if (!Files.isRegularFile(database)) {
      return failed(database + ": no such file");
    }
    OpenOptions options = OpenOptions.DEFAULT.forReading().withBusyTimeout(BUSY_TIMEOUT_MILLIS);
    try (QuiverConnection connection = QuiverConnection.open(database.toString(), options)) {
      return answer(connection);
    } catch (EmbedException | QuiverException e) {
      return failed(database + ": " + e.getMessage());
    }
  }

  private int answer(QuiverConnection connection) throws EmbedException {
    String asked = String.join(" ", question);
    String from = table == null ? onlyTable(connection) : table;
    List<Answer> answers =
        Answers.find(connection, from, EmbedOptions.kindOf(connection, from, baseUrl), asked, top);
    if (json) {
      AnswerPrinter.printJson(from, asked, answers, out);
    } else {
      AnswerPrinter.print(answers, lines, out);
    }
    if (answers.isEmpty()) {
      err.println("No row of table " + from + " is embedded.");
      return CommandLine.ExitCode.SOFTWARE;
    }
    return CommandLine.ExitCode.OK;
  }

  private static String onlyTable(QuiverConnection connection) throws EmbedException {
    List<String> tables = Answers.tables(connection);
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    throw new EmbedException(
        tables.isEmpty()
            ? "holds no texts that can be asked: quiver load FILES --embed lsa --into DB --table T"
            : "holds several tables of texts, name one by --table: " + String.join(", ", tables));
  }
}
