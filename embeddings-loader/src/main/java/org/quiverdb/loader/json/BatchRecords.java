package org.quiverdb.loader.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.RecordSource.Contents;
import org.quiverdb.loader.Vectors;

/**
 * Lines of the Batch API's output:
 *
 * <pre>
 *   {"custom_id": …, "response": {"status_code": 200, "body": {"data": [{"embedding": …}]}},
 *    "error": null}
 * </pre>
 *
 * The {@code custom_id} is the key; a request with several inputs gives several records, with
 * {@code #0}, {@code #1}, … behind the key. Failed and expired requests are bad records that carry
 * the API's message.
 */
final class BatchRecords implements JsonRecords {
  /**
   * The line, its response, the body, the data array and the element are open where the vector
   * stands; Voyage's answer for contextualized chunks has one more array of elements.
   */
  private static final int DEPTH_OF_VECTOR = 5;

  private final VectorLocator locator =
      new VectorLocator(FieldNames.DETECTED::isVector, DEPTH_OF_VECTOR, true);
  private @Nullable String customId;
  private @Nullable String error;
  private int status;

  @Override
  public int read(byte[] text, int start, int end) throws BadRecordException {
    locator.split(text, start, end);
    customId = null;
    error = null;
    status = 0;
    locator.readRest(this::readRest);
    if (error != null || (status != 0 && status != 200)) {
      throw new BadRecordException(
          "request "
              + customId
              + " failed"
              + (status == 0 ? "" : " with status " + status)
              + (error == null ? "" : ": " + error)
              + "; send it again in a new batch");
    }
    if (customId == null) {
      throw new BadRecordException("has no \"custom_id\"");
    }
    if (locator.vectors().isEmpty()) {
      throw new BadRecordException("request " + customId + " has no embedding in its response");
    }
    return locator.vectors().size();
  }

  @Override
  public void record(int index, EmbeddingRecord target) throws BadRecordException {
    float[] vector = locator.vectors().get(index);
    System.arraycopy(vector, 0, target.dimensions(vector.length), 0, vector.length);
    target.key(locator.vectors().size() == 1 ? String.valueOf(customId) : customId + "#" + index);
    Vectors.requireFinite(vector, vector.length);
  }

  @Override
  public Contents contents() {
    return new Contents(true, false, false);
  }

  @Override
  public boolean onePerValue() {
    return false;
  }

  /** Walks all tokens, keeping the few that matter by name and depth. */
  private void readRest(JsonParser parser) throws IOException, BadRecordException {
    int depth = 0;
    boolean inError = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      String name = parser.currentName();
      if (token.isStructStart()) {
        inError |= "error".equals(name);
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
        inError &= depth > 1;
      } else if (depth == 1 && "custom_id".equals(name) && token.isScalarValue()) {
        customId = parser.getText();
      } else if (depth == 2 && "status_code".equals(name) && token.isNumeric()) {
        status = parser.getIntValue();
      } else if (isErrorText(token, name, inError)) {
        error = parser.getText();
      }
    }
    if (depth != 0) {
      throw new BadRecordException("is not valid JSON: the line breaks off");
    }
  }

  private boolean isErrorText(JsonToken token, @Nullable String name, boolean inError) {
    return token == JsonToken.VALUE_STRING
        && ("error".equals(name)
            || (inError && ("message".equals(name) || ("code".equals(name) && error == null))));
  }
}
