package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.loader.InputFiles.Content;

class JsonSourcesTest {
  @TempDir Path folder;

  private Content read(String text) throws Exception {
    return InputFiles.read(InputFiles.write(folder, "input", text));
  }

  private String refusal(String text) {
    return assertThrows(LoadException.class, () -> read(text)).getMessage();
  }

  @Test
  void linesOfObjectsKeepWhatTheyDoNotKnowAsMetadata() throws Exception {
    Content content =
        read(
            """
            {"id": 7, "text": "caf\\u00e9 \\"x\\"", "embedding": [1, 2.5], "tags": ["a", {"b":\
             1e2}], "n": null}

              {"id":8,"embedding":[-1,0], "text": null}\r
            {"embedding":"[3, 4]","id":9,"text":"[ { \\\\"}
            """);
    assertEquals("JSON lines", content.format());
    assertEquals(
        List.of(
            "7 [1.0, 2.5] café \"x\" {\"tags\":[\"a\",{\"b\":1E+2}],\"n\":null}",
            "8 [-1.0, 0.0]",
            "9 [3.0, 4.0] [ { \\"),
        content.records());
    assertEquals(List.of(), content.bad());
  }

  @Test
  void idsMayBeStringsAndVectorsBase64() throws Exception {
    float[] vector = {0.25f, -3f, 1e-9f};
    String base64 = InputFiles.base64(vector);
    Content content =
        read(
            "{\"custom_id\":\"a\",\"vector\":\"%s\"}\n{\"custom_id\":\"b\",\"vector\":\"%s\"}"
                .formatted(base64, base64.replace("/", "\\/")));
    assertEquals(
        List.of("a " + Arrays.toString(vector), "b " + Arrays.toString(vector)), content.records());
  }

  @Test
  void badLinesDoNotDisturbTheOthers() throws Exception {
    Content content =
        read(
            """
            {"id": 1, "embedding": [1, 2]}
            {"id": 2, "embedding": [1, NaN]}
            {"id": 3, "embedding": [1, 2}
            {"id": 4, "embedding": [1, 2], "x": tru}
            {"id": 5, "text": "none"}
            {"id": 1.5, "embedding": [1, 2]}
            {"embedding": [1, 2]}
            garbage
            {"id": 9, "embedding": "AAAA"}
            {"id": 10, "embedding": "!!"}
            {"id": 11, "embedding": [1, 2]} trailing
            {"id": 12, "embedding": "AADAfwAAgD8="}
            {"id": 99999999999999999999, "embedding": [1, 2]}
            {"id": 14, "embedding": [1, 2]}
            {"id": 15, "embedding": [1, 2\
            """);
    assertEquals(List.of("1 [1.0, 2.0]", "14 [1.0, 2.0]"), content.records());
    String bad = String.join("\n", content.bad());
    for (String expected :
        new String[] {
          "line 2: element 2 is NaN; elements must be finite numbers",
          "line 3: expected ',' or ']' after element 2, found '}'",
          "line 4: is not valid JSON: ",
          "line 5: has no vector in \"embedding\"",
          "line 6: \"id\" must be an integer or a string, not 1.5",
          "line 7: has no \"id\", which the other records have",
          "line 8: expected a JSON object, found 'g'",
          "line 9: the base64 holds 3 bytes, not a whole number of 32-bit floats",
          "line 10: the vector is a string, but neither base64 nor a list of numbers: ",
          "line 11: is not valid JSON: ",
          "line 12: element 1 is NaN; elements must be finite numbers",
          "line 13: \"id\" is 99999999999999999999, too large for a 64-bit integer",
          "line 15: the list breaks off after element"
        }) {
      assertTrue(bad.contains(expected), expected + " in\n" + bad);
    }
    assertEquals(13, content.bad().size());
  }

  @Test
  void apiResponsesAreReadInBothEncodingsAndOverManyLines() throws Exception {
    String pretty =
        """
        {
          "object": "list",
          "data": [
            {
              "object": "embedding",
              "index": 0,
              "embedding": [
                0.5,
                -1.5
              ]
            },
            {"object": "embedding", "index": 1, "embedding": "%s"}
          ],
          "model": "text-embedding-3-small",
          "usage": {"prompt_tokens": 5, "total_tokens": 5}
        }
        """
            .formatted(InputFiles.base64(new float[] {2, 3}));
    Content content = read(pretty + "\n" + pretty.replaceAll("\\s+", ""));
    assertEquals("embeddings API response", content.format());
    assertEquals(
        List.of("null [0.5, -1.5]", "null [2.0, 3.0]", "null [0.5, -1.5]", "null [2.0, 3.0]"),
        content.records());
    Path file = InputFiles.write(folder, "indexed", pretty);
    assertEquals(
        List.of("0 [0.5, -1.5]", "1 [2.0, 3.0]"),
        InputFiles.read(file, new FieldNames(null, "index", null, true)).records());
  }

  @Test
  void aTruncatedResponseGivesItsWholeRecords() throws Exception {
    Content content = read("{\"data\":[{\"embedding\":[1,2]},{\"embedding\":[3,");
    assertEquals(List.of("null [1.0, 2.0]"), content.records());
    assertEquals(
        List.of("row 2: the file breaks off inside record 2; copy or download it again"),
        content.bad());
  }

  @Test
  void batchOutputTakesTheCustomIdAndReportsFailedRequests() throws Exception {
    String line =
        "{\"id\":\"batch_req_1\",\"custom_id\":\"%s\",\"response\":{\"status_code\":200,"
            + "\"request_id\":\"r\",\"body\":{\"object\":\"list\",\"data\":[%s],\"model\":\"m\","
            + "\"usage\":{\"prompt_tokens\":1}}},\"error\":null}\n";
    String element = "{\"object\":\"embedding\",\"index\":%d,\"embedding\":[%d,1]}";
    Content content =
        read(
            line.formatted("a", element.formatted(0, 5))
                + line.formatted("b", element.formatted(0, 6) + "," + element.formatted(1, 7))
                + "{\"id\":\"x\",\"custom_id\":\"c\",\"response\":{\"status_code\":400,\"body\":"
                + "{\"error\":{\"message\":\"too long\",\"type\":\"t\"}}},\"error\":null}\n"
                + "{\"id\":\"x\",\"custom_id\":\"d\",\"response\":null,\"error\":"
                + "{\"code\":\"batch_expired\",\"message\":\"This request expired.\"}}\n"
                + line.formatted("e", "")
                + line.formatted("f", element.formatted(0, 8)));
    assertEquals("Batch API output", content.format());
    assertEquals(
        List.of("a [5.0, 1.0]", "b#0 [6.0, 1.0]", "b#1 [7.0, 1.0]", "f [8.0, 1.0]"),
        content.records());
    assertEquals(
        List.of(
            "line 3: request c failed with status 400: too long; send it again in a new batch",
            "line 4: request d failed: This request expired.; send it again in a new batch",
            "line 5: request e has no embedding in its response"),
        content.bad());
  }

  @Test
  void arraysAndBareListsAreRead() throws Exception {
    assertEquals(
        List.of("1 [1.0] {\"a\":2}", "2 [2.0]"),
        read("[{\"id\":1,\"emb\":[1],\"a\":2},\n {\"id\":2,\"emb\":[2]}]").records());
    assertEquals(List.of("null [1.0, 2.0]", "null [3.0, 4.0]"), read("[[1,2], [3,4]]").records());
    Content lines = read("[1,2]\n[3,4] x\n[5,6]\n");
    assertEquals(List.of("null [1.0, 2.0]", "null [5.0, 6.0]"), lines.records());
    assertEquals(List.of("line 2: something follows the list: 'x'"), lines.bad());
  }

  @Test
  void membersAreChosenByNameOrByAsking() throws Exception {
    String two = "{\"id\":1,\"title_embedding\":[1],\"body_embedding\":[2],\"body\":\"b\"}\n";
    assertTrue(refusal(two).contains("[title_embedding, body_embedding]; name the one to load"));
    Path file = InputFiles.write(folder, "two", two);
    assertEquals(
        List.of("1 [2.0] b"),
        InputFiles.read(file, new FieldNames("body_embedding", null, "body", false)).records());
    String message =
        assertThrows(
                LoadException.class,
                () -> InputFiles.read(file, new FieldNames("body_embedding", "nr", null, true)))
            .getMessage();
    assertTrue(message.contains("there is no member \"nr\"; the members are [id, "), message);
    assertTrue(refusal("{\"id\":1,\"x\":[1]}").contains("no member holds a vector"));
  }

  @Test
  void whatIsNotRecordsIsRefusedWithAdvice() {
    assertTrue(refusal("{\"error\":{\"message\":\"no\"}}").contains("error answer of the API"));
    assertTrue(refusal("{\n  \"id\": 1,\n  \"embedding\": [1]\n}").contains("jq -c"));
    assertTrue(refusal("").contains("the file is empty"));
  }

  @Test
  void longLinesAndGzipAreRead() throws Exception {
    float[][] vectors = InputFiles.vectors(700, 1536, 3);
    String text = InputFiles.jsonLines(vectors);
    byte[] zipped = InputFiles.gzip(text.getBytes(StandardCharsets.UTF_8));
    Content content = InputFiles.read(InputFiles.write(folder, "x.dat", zipped));
    assertEquals(700, content.records().size());
    assertEquals(
        "700 " + Arrays.toString(vectors[699]) + " row 700 {\"tag\":0}",
        content.records().getLast());
    byte[] cut = Arrays.copyOf(zipped, zipped.length / 2);
    Content broken = InputFiles.read(InputFiles.write(folder, "cut.gz", cut));
    assertTrue(broken.records().size() > 100);
    assertTrue(broken.bad().getFirst().contains("gzip data ends"), broken.bad().toString());
    assertEquals(1, broken.bad().size());
  }
}
