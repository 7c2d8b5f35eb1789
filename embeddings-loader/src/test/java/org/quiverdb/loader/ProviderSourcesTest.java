package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.loader.InputFiles.Content;

/** Lines in the documented forms of the providers' batch services. */
class ProviderSourcesTest {
  @TempDir Path folder;

  private Content read(String text) throws Exception {
    DamagedFiles.tryAll(folder, text.getBytes(StandardCharsets.UTF_8), 30, 200);
    return InputFiles.read(InputFiles.write(folder, "input", text));
  }

  @Test
  void vertex() throws Exception {
    Content content =
        read(
            """
            {"instance":{"content":"Give"},"predictions": [{"embeddings":{"statistics":{\
            "token_count":8,"truncated":false},"values":[0.5,1]}}],"status":""}
            {"instance":{"content":"Best"},"predictions":[],"status":"quota exceeded"}
            {"instance":{"content":"Last"},"predictions": [{"embeddings":{"values":[2,3]}}]}
            """);
    assertEquals("Vertex AI batch output", content.format());
    assertEquals(List.of("null [0.5, 1.0] Give", "null [2.0, 3.0] Last"), content.records());
    assertEquals(
        List.of("line 2: the request failed: quota exceeded; send it again in a new batch"),
        content.bad());
  }

  @Test
  void gemini() throws Exception {
    Content content =
        read(
            """
            {"key":"id_1","request":{"content":{"parts":[{"text":"Hello "},{"text":"World"}]}},\
            "response":{"embedding":{"values":[0.5,-1]},"usageMetadata":{"promptTokenCount":2}}}
            {"key":"id_2","error":{"code":400,"message":"too long"}}
            {"key":"id_3","response":{"embeddings":[{"values":[1,2]},{"values":[3,4]}]}}
            """);
    assertEquals("Gemini batch output", content.format());
    assertEquals(
        List.of("id_1 [0.5, -1.0] Hello World", "id_3#0 [1.0, 2.0]", "id_3#1 [3.0, 4.0]"),
        content.records());
    assertEquals(
        List.of("line 2: the request id_2 failed: too long; send it again in a new batch"),
        content.bad());
  }

  @Test
  void cohere() throws Exception {
    Content job =
        read(
            """
            {"text":"a","embeddings":{"float":[0.5,1]},"title":"T","n":1.50}
            {"text":"b","embeddings":{"float":[2, 3]},"title":null}
            """);
    assertEquals("Cohere embeddings", job.format());
    assertEquals(
        List.of(
            "null [0.5, 1.0] a {\"title\":\"T\",\"n\":1.50}", "null [2.0, 3.0] b {\"title\":null}"),
        job.records());
    List<String> expected = List.of("null [0.5, 1.0] a", "null [2.0, 3.0] b");
    assertEquals(
        expected,
        read("{\"id\":\"x\",\"texts\":[\"a\",\"b\"],\"embeddings\":{\"float\":[[0.5,1],[2, 3]]},"
                + "\"meta\":{\"api_version\":{\"version\":\"2\"}}}\n")
            .records());
    assertEquals(
        expected, read("{\"texts\":[\"a\",\"b\"],\"embeddings\":[[0.5,1],[2,3]]}\n").records());
  }

  @Test
  void voyage() throws Exception {
    Content content =
        read(
            """
            {"batch_id":"b","custom_id":"r1","response":{"status_code":200,"body":{"object":"list",\
            "data":[{"object":"embedding","embedding":[1,2],"index":0}],"model":"voyage-3.5"}},\
            "error":null}
            {"batch_id":"b","custom_id":"r2","response":{"status_code":200,"body":{"object":"list",\
            "data":[{"object":"list","data":[{"object":"embedding","embedding":[3,4],"index":0},\
            {"object":"embedding","embedding":[5,6],"index":1}],"index":0}]}},"error":null}
            """);
    assertEquals("Batch API output", content.format());
    assertEquals(List.of("r1 [1.0, 2.0]", "r2#0 [3.0, 4.0]", "r2#1 [5.0, 6.0]"), content.records());
  }
}
