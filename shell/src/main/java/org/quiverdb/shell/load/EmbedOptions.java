package org.quiverdb.shell.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.EmbedderKind;
import org.quiverdb.embed.LsaKind;
import org.quiverdb.embed.api.ApiKind;
import org.quiverdb.embed.api.ApiKind.Access;
import org.quiverdb.embed.lsa.LsaOptions;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.embed.text.PassageSize;
import org.quiverdb.engine.api.QuiverConnection;
import picocli.CommandLine.Option;

/** The options of {@code load} that are about texts. */
public final class EmbedOptions {
  static final int PARALLEL_MAX = 64;

  /** The environment variable with the key of the API. */
  private static final String KEY = "OPENAI_API_KEY";

  /** The words of {@code --embed}. */
  enum How {
    lsa,
    openai,
    openai_batch;

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  @Option(
      names = "--embed",
      paramLabel = "HOW",
      description =
          "the files are documents (txt, md, html, csv, jsonl, or folders of them): cut them into"
              + " passages and embed these: lsa (a model trained on them, offline), openai (the"
              + " API), openai-batch (writes a file for the Batch API)")
  @Nullable How how;

  @Option(
      names = "--dimensions",
      paramLabel = "N",
      description = "of the embeddings (lsa: 256, openai: the model's own)")
  int dimensions;

  @Option(
      names = "--chunk",
      paramLabel = "CHARS",
      description = "length of a passage (800), at the next end of a sentence")
  int chunk = PassageSize.DEFAULT.wanted();

  @Option(
      names = "--overlap",
      paramLabel = "CHARS",
      description = "what the next passage says again (150)")
  int overlap = PassageSize.DEFAULT.overlap();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "the API's model (text-embedding-3-small)")
  String model = "text-embedding-3-small";

  @Option(names = "--base-url", paramLabel = "URL", description = "of the API (OpenAI's)")
  @Nullable String baseUrl;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "requests to the API that are under way at a time, 1 to 64 (4)")
  int parallel = 4;

  @Option(names = "--yes", description = "do not ask before requests that cost money")
  boolean yes;

  @Option(
      names = "--batch-file",
      paramLabel = "FILE",
      description = "where openai-batch writes its requests (TABLE.batch.jsonl)")
  @Nullable Path batchFile;

  @Option(
      names = "--merge",
      paramLabel = "OUTPUT",
      description = "openai-batch: take the embeddings of the Batch API's output file")
  @Nullable Path merge;

  /** The kind that the options ask for. */
  EmbedderKind kind() {
    if (how == How.lsa) {
      LsaOptions lsa = LsaOptions.DEFAULT;
      return new LsaKind(dimensions == 0 ? lsa : lsa.withDimensions(dimensions));
    }
    return new ApiKind("openai", model, dimensions, access(baseUrl));
  }

  /**
   * The kind of the model that a table was filled by.
   *
   * @param baseUrl of the API, or null for the usual one
   * @throws EmbedException if the table has no model of a known kind
   */
  public static EmbedderKind kindOf(
      QuiverConnection connection, String table, @Nullable String baseUrl) throws EmbedException {
    StoredModel stored = StoredModel.find(connection, table);
    String kind = stored == null ? LsaKind.NAME : stored.kind();
    return switch (kind) {
      case LsaKind.NAME -> new LsaKind(LsaOptions.DEFAULT);
      case "openai" -> new ApiKind("openai", "", 0, access(baseUrl));
      default -> throw new EmbedException("table " + table + " is embedded by " + kind);
    };
  }

  private static Access access(@Nullable String baseUrl) {
    return new Access(System.getenv(KEY), KEY, baseUrl);
  }
}
