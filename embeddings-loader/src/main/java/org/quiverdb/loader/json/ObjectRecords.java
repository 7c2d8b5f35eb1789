package org.quiverdb.loader.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.Metadata;
import org.quiverdb.loader.RecordSource.Contents;
import org.quiverdb.loader.Vectors;

/**
 * Objects like {@code {"id": …, "text": …, "embedding": […], …}}. Which members are the vector, the
 * id and the text is settled by the first values that were surveyed, or else by the first good
 * record; all others become metadata.
 */
final class ObjectRecords implements JsonRecords {
  private static final JsonFactory JSON = new JsonFactory();

  private final FieldNames names;

  /**
   * Members that say nothing about the record, such as {@code "object": "embedding"}. Where there
   * are some, records with no other members have no metadata at all.
   */
  private final Set<String> ignored;

  private final VectorLocator locator;
  private final Set<String> members = new LinkedHashSet<>();
  private final Set<String> vectorNames = new LinkedHashSet<>();
  private boolean settled;
  private @Nullable String vectorName;
  private @Nullable String idName;
  private @Nullable String textName;
  private boolean keepsMetadata;

  /** Whether the only other member is called {@code metadata}. */
  private boolean metadataOnly;

  ObjectRecords(FieldNames names, Set<String> ignored) {
    this.names = names;
    this.ignored = ignored;
    this.locator = new VectorLocator(names, 1);
  }

  @Override
  public int read(byte[] text, int start, int end) throws BadRecordException, LoadException {
    if (text[start] != '{') {
      throw new BadRecordException("expected a JSON object, found '" + (char) text[start] + "'");
    }
    locator.split(text, start, end);
    if (!settled) {
      if (vectorNames.isEmpty()) {
        collectMembers();
      }
      settle();
    }
    if (locator.vectors().isEmpty()) {
      throw new BadRecordException("has no vector in \"" + vectorName + "\"");
    }
    return 1;
  }

  @Override
  public void record(int index, EmbeddingRecord target) throws BadRecordException {
    float[] vector = locator.vectors().getFirst();
    System.arraycopy(vector, 0, target.dimensions(vector.length), 0, vector.length);
    locator.readRest(parser -> readRest(parser, target));
    Vectors.requireFinite(vector, vector.length);
    if (idName != null && !target.hasId() && target.key() == null) {
      throw new BadRecordException("has no \"" + idName + "\", which the other records have");
    }
  }

  @Override
  public Contents contents() {
    return new Contents(idName != null, textName != null, keepsMetadata);
  }

  @Override
  public boolean onePerValue() {
    return true;
  }

  @Override
  public void survey(byte[] text, int start, int end) {
    try {
      if (text[start] == '{') {
        locator.split(text, start, end);
        collectMembers();
      }
    } catch (BadRecordException e) {
      // It will be reported when its turn comes.
      return;
    }
  }

  @Override
  public boolean isSettled() {
    return settled;
  }

  private void settle() throws LoadException {
    if (vectorNames.isEmpty()) {
      throw new LoadException(
          "no member holds a vector; the members are "
              + members
              + ": name the one that does (--vector)");
    }
    if (vectorNames.size() > 1) {
      throw new LoadException(
          "several members look like vectors: "
              + vectorNames
              + "; name the one to load (--vector)");
    }
    vectorName = vectorNames.iterator().next();
    List<String> found = List.copyOf(members);
    idName = member(names.idColumn(found), found, names.id());
    textName = member(names.textColumn(found), found, names.text());
    members.removeAll(ignored);
    members.removeAll(Arrays.asList(vectorName, idName, textName));
    keepsMetadata = names.metadata() && (ignored.isEmpty() || !members.isEmpty());
    metadataOnly = members.equals(Set.of(Metadata.MEMBER));
    settled = true;
  }

  private static @Nullable String member(int index, List<String> members, @Nullable String wanted)
      throws LoadException {
    if (index < 0 && wanted != null) {
      throw new LoadException("there is no member \"" + wanted + "\"; the members are " + members);
    }
    return index < 0 ? null : members.get(index);
  }

  /** Notes the names in the record that was split last. */
  private void collectMembers() throws BadRecordException {
    Set<String> found = new LinkedHashSet<>();
    locator.readRest(
        parser -> {
          parser.nextToken();
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            found.add(parser.currentName());
            parser.nextToken();
            parser.skipChildren();
          }
        });
    members.addAll(found);
    vectorNames.addAll(locator.vectorNames());
  }

  private void readRest(JsonParser parser, EmbeddingRecord target)
      throws IOException, BadRecordException {
    StringWriter metadata = new StringWriter();
    boolean any = false;
    String whole = null;
    try (JsonGenerator generator = JSON.createGenerator(metadata)) {
      generator.writeStartObject();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(idName)) {
          readId(parser, target);
        } else if (name.equals(textName) && parser.currentToken() != JsonToken.START_OBJECT) {
          target.text(parser.getValueAsString());
          parser.skipChildren();
        } else if (name.equals(vectorName) || ignored.contains(name) || !keepsMetadata) {
          parser.skipChildren();
        } else if (metadataOnly && isWhole(parser, name)) {
          whole = copy(parser);
        } else {
          generator.writeFieldName(name);
          generator.copyCurrentStructureExact(parser);
          any = true;
        }
      }
      generator.writeEndObject();
    }
    requireEnd(parser);
    target.metadata(any ? metadata.toString() : whole);
  }

  private static boolean isWhole(JsonParser parser, String name) {
    return name.equals(Metadata.MEMBER)
        && (parser.currentToken() == JsonToken.START_OBJECT
            || parser.currentToken() == JsonToken.VALUE_NULL);
  }

  /** The object that begins here; null for the literal of that name. */
  private static @Nullable String copy(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.copyCurrentStructureExact(parser);
    }
    return text.toString();
  }

  private static void requireEnd(JsonParser parser) throws IOException, BadRecordException {
    if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
      throw new BadRecordException("is not valid JSON: something follows the object");
    }
  }

  private void readId(JsonParser parser, EmbeddingRecord target)
      throws IOException, BadRecordException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> target.key(parser.getText());
      case VALUE_NUMBER_INT -> {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          throw new BadRecordException(
              "\"" + idName + "\" is " + parser.getText() + ", too large for a 64-bit integer");
        }
        target.id(parser.getLongValue());
      }
      default ->
          throw new BadRecordException(
              "\"" + idName + "\" must be an integer or a string, not " + parser.getText());
    }
  }
}
