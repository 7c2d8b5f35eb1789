package org.quiverdb.loader.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.FieldNames;

/**
 * Cuts the vectors out of one JSON record: they become floats, and what is left, with {@code null}
 * in their place, is small and goes to Jackson.
 *
 * <p>A vector is the value of a member of the right name at the right depth of objects and arrays:
 * a list of numbers, or a string that holds base64 or such a list.
 */
final class VectorLocator {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final Predicate<String> names;
  private final int depthOfVector;
  private final boolean deeper;
  private final JsonNumberArray numbers = new JsonNumberArray();
  private final FloatBytes floatBytes = new FloatBytes();
  private final List<float[]> vectors = new ArrayList<>();
  private final List<String> vectorNames = new ArrayList<>();
  private byte[] rest = new byte[1024];
  private int restLength;

  /** The name last found, so that it is not decoded again for each record. */
  private byte[] nameBytes = new byte[0];

  private String name = "";

  /** Takes what matters of a record. */
  @FunctionalInterface
  interface RestReader {
    void read(JsonParser parser) throws IOException, BadRecordException;
  }

  /**
   * Creates a locator.
   *
   * @param depthOfVector how many objects and arrays are open where the vector's member stands
   */
  VectorLocator(FieldNames names, int depthOfVector) {
    this(names::isVector, depthOfVector, false);
  }

  /**
   * Creates a locator.
   *
   * @param names which members are vectors
   * @param depthOfVector how many objects and arrays are open where the vector's member stands
   * @param deeper whether more may be open; a member may then hold a list of vectors too
   */
  VectorLocator(Predicate<String> names, int depthOfVector, boolean deeper) {
    this.names = names;
    this.depthOfVector = depthOfVector;
    this.deeper = deeper;
  }

  /** The vectors found, in their order; each array belongs to the caller. */
  List<float[]> vectors() {
    return vectors;
  }

  /** Reads the record that was split last, without its vectors. */
  void readRest(RestReader reader) throws BadRecordException {
    try (JsonParser parser = JSON.createParser(rest, 0, restLength)) {
      reader.read(parser);
    } catch (JsonProcessingException e) {
      throw new BadRecordException("is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** The names under which they were found. */
  List<String> vectorNames() {
    return vectorNames;
  }

  /** Splits the record at {@code start} to {@code end}. */
  void split(byte[] text, int start, int end) throws BadRecordException {
    vectors.clear();
    vectorNames.clear();
    restLength = 0;
    int depth = 0;
    int copied = start;
    int at = start;
    while (at < end) {
      byte c = text[at];
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c == '"') {
        int quote = JsonSpan.closingQuote(text, at + 1, end);
        if (quote < 0) {
          throw new BadRecordException("a string has no end; the line may be cut off");
        }
        boolean here = depth == depthOfVector || (deeper && depth > depthOfVector);
        int value = here ? valueOf(text, at + 1, quote, end) : -1;
        if (value >= 0) {
          int behind = vector(text, value, end);
          if (behind >= 0) {
            vectorNames.add(name);
            keep(text, copied, value);
            keep(NULL, 0, NULL.length);
            copied = behind;
            at = behind;
            continue;
          }
        }
        at = quote;
      }
      at++;
    }
    keep(text, copied, end);
  }

  /** Index of the value if the string is the name of a vector's member, else -1. */
  private int valueOf(byte[] text, int nameStart, int nameEnd, int end) {
    int colon = JsonSpan.skipSpace(text, nameEnd + 1, end);
    if (colon >= end || text[colon] != ':' || !isVectorName(text, nameStart, nameEnd)) {
      return -1;
    }
    return JsonSpan.skipSpace(text, colon + 1, end);
  }

  private boolean isVectorName(byte[] text, int start, int end) {
    if (nameBytes.length > 0 && Arrays.equals(text, start, end, nameBytes, 0, nameBytes.length)) {
      return true;
    }
    String found = new String(text, start, end - start, StandardCharsets.UTF_8);
    if (!names.test(found)) {
      return false;
    }
    name = found;
    nameBytes = Arrays.copyOfRange(text, start, end);
    return true;
  }

  /** Reads the vector that begins at {@code from}; -1 if there is no list and no string. */
  private int vector(byte[] text, int from, int end) throws BadRecordException {
    if (from < end && text[from] == '[') {
      int inner = JsonSpan.skipSpace(text, from + 1, end);
      if (deeper && inner < end && text[inner] == '[') {
        return list(text, inner, end);
      }
      if (deeper && inner < end && text[inner] == '{') {
        // Elements that hold vectors themselves.
        return -1;
      }
      int behind = numbers.scan(text, from, end);
      vectors.add(Arrays.copyOf(numbers.values(), numbers.size()));
      return behind;
    }
    if (from < end && text[from] == '"') {
      int quote = JsonSpan.closingQuote(text, from + 1, end);
      if (quote < 0) {
        throw new BadRecordException("the vector's string has no end; the line may be cut off");
      }
      vectors.add(stringVector(text, from + 1, quote));
      return quote + 1;
    }
    return -1;
  }

  /** Reads vectors up to the bracket that closes their list; returns the index behind it. */
  private int list(byte[] text, int first, int end) throws BadRecordException {
    int at = first;
    while (at < end && text[at] == '[') {
      int behind = numbers.scan(text, at, end);
      vectors.add(Arrays.copyOf(numbers.values(), numbers.size()));
      at = JsonSpan.skipSpace(text, behind, end);
      if (at < end && text[at] == ',') {
        at = JsonSpan.skipSpace(text, at + 1, end);
      }
    }
    if (at >= end || text[at] != ']') {
      throw new BadRecordException("the list of vectors has no end; the line may be cut off");
    }
    return at + 1;
  }

  private float[] stringVector(byte[] text, int start, int end) throws BadRecordException {
    int first = JsonSpan.skipSpace(text, start, end);
    if (first < end && text[first] == '[') {
      numbers.scan(text, first, end);
      return Arrays.copyOf(numbers.values(), numbers.size());
    }
    return floatBytes.decode(text, start, end);
  }

  private void keep(byte[] text, int start, int end) {
    int count = end - start;
    if (restLength + count > rest.length) {
      rest = Arrays.copyOf(rest, Math.max(rest.length * 2, restLength + count));
    }
    System.arraycopy(text, start, rest, restLength, count);
    restLength += count;
  }
}
