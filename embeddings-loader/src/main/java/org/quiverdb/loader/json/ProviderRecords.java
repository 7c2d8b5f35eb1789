package org.quiverdb.loader.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.RecordSource.Contents;
import org.quiverdb.loader.Vectors;

/**
 * Lines of the batch services that do not write OpenAI's form:
 *
 * <pre>
 *   Vertex AI  {"instance": {"content": …}, "predictions": [{"embeddings": {"values": […]}}],
 *               "status": ""}
 *   Gemini     {"key": …, "request": {"content": {"parts": [{"text": …}]}},
 *               "response": {"embedding": {"values": […]}}}
 *   Cohere     {"text": …, "embeddings": {"float": […]}, …}
 *              {"texts": […], "embeddings": {"float": [[…], …]}}
 *              {"texts": […], "embeddings": [[…], …]}
 * </pre>
 *
 * A line with several vectors gives several records.
 */
final class ProviderRecords implements JsonRecords {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> VECTORS = Set.of("embedding", "embeddings", "values", "float");

  /** Members of Cohere's answers that say nothing about one text. */
  private static final Set<String> OF_THE_ANSWER =
      Set.of("id", "embeddings", "text", "texts", "images", "meta", "response_type");

  private final Provider provider;
  private final VectorLocator locator = new VectorLocator(VECTORS::contains, 1, true);
  private final List<String> texts = new ArrayList<>();
  private @Nullable String key;
  private @Nullable String error;
  private @Nullable String metadata;

  ProviderRecords(Provider provider) {
    this.provider = provider;
  }

  /** Whose form it is. */
  enum Provider {
    VERTEX("Vertex AI batch output"),
    GEMINI("Gemini batch output"),
    COHERE("Cohere embeddings");

    private final String format;

    Provider(String format) {
      this.format = format;
    }

    String format() {
      return format;
    }

    /** The provider whose lines have these members, or null. */
    static @Nullable Provider of(Set<String> members) {
      if (members.contains("instance")
          && (members.contains("predictions") || members.contains("status"))) {
        return VERTEX;
      } else if (members.contains("key")
          && (members.contains("response") || members.contains("error"))) {
        return GEMINI;
      } else if (members.contains("embeddings{") || members.contains("embeddings[[")) {
        return COHERE;
      }
      return null;
    }
  }

  @Override
  public int read(byte[] text, int start, int end) throws BadRecordException {
    locator.split(text, start, end);
    texts.clear();
    key = null;
    error = null;
    metadata = null;
    locator.readRest(this::readRest);
    if (locator.vectors().isEmpty()) {
      throw new BadRecordException(
          "the request"
              + (key == null ? "" : " " + key)
              + (error == null ? " has no embedding" : " failed: " + error)
              + "; send it again in a new batch");
    }
    return locator.vectors().size();
  }

  @Override
  public void record(int index, EmbeddingRecord target) throws BadRecordException {
    float[] vector = locator.vectors().get(index);
    System.arraycopy(vector, 0, target.dimensions(vector.length), 0, vector.length);
    boolean several = locator.vectors().size() > 1;
    if (key != null) {
      target.key(several ? key + "#" + index : key);
    }
    if (index < texts.size()) {
      target.text(several ? texts.get(index) : String.join("", texts));
    }
    target.metadata(several ? null : metadata);
    Vectors.requireFinite(vector, vector.length);
  }

  @Override
  public Contents contents() {
    return new Contents(provider == Provider.GEMINI, true, provider == Provider.COHERE);
  }

  @Override
  public boolean onePerValue() {
    return false;
  }

  private void readRest(JsonParser parser) throws IOException, BadRecordException {
    StringWriter others = new StringWriter();
    boolean any = false;
    try (JsonGenerator json = JSON.createGenerator(others)) {
      json.writeStartObject();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (provider == Provider.COHERE && !OF_THE_ANSWER.contains(name)) {
          json.writeFieldName(name);
          json.copyCurrentStructureExact(parser);
          any = true;
        } else {
          walk(parser, name);
        }
      }
      json.writeEndObject();
    }
    if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
      throw new BadRecordException("is not valid JSON: the line breaks off");
    }
    metadata = any ? others.toString() : null;
  }

  /** Walks the value of a top-level member and keeps the few scalars that matter. */
  private void walk(JsonParser parser, String member) throws IOException {
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      if (token == null) {
        break;
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        String name = parser.currentName();
        take(member, depth == 0 || name == null ? member : name, parser.getText());
      }
      if (depth == 0) {
        break;
      }
      token = parser.nextToken();
    }
  }

  private void take(String member, String name, String value) {
    switch (member) {
      case "key" -> key = value;
      case "text", "texts" -> texts.add(value);
      case "instance" -> {
        if (name.equals("content") || name.equals("text")) {
          texts.add(value);
        }
      }
      case "request" -> {
        if (name.equals("text")) {
          texts.add(value);
        }
      }
      case "status", "error" -> {
        if (!value.isEmpty() && (error == null || name.equals("message"))) {
          error = value;
        }
      }
      default -> {
        // Counts of tokens and the like.
      }
    }
  }
}
