package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.loader.InputFiles.Content;

class CsvSourceTest {
  @TempDir Path folder;

  private Content read(String text, FieldNames names) throws Exception {
    return InputFiles.read(InputFiles.write(folder, "input", text), names);
  }

  private Content read(String text) throws Exception {
    return read(text, FieldNames.DETECTED);
  }

  private String refusal(String text, FieldNames names) {
    return assertThrows(LoadException.class, () -> read(text, names)).getMessage();
  }

  @Test
  void dataFramesAsPandasWritesThem() throws Exception {
    Content content =
        read(
            """
            \ufeff,ProductId,Score,Summary,combined,n_tokens,embedding
            0,B003XPF9BO,5,"where does one, ""start\""","Title: x
            Content: y",52,"[0.007, -0.027]"
            297,007,4.5,,z,35,"[-1e-05, 2]"
            """);
    assertEquals("CSV", content.format());
    assertEquals(
        List.of(
            "0 [0.007, -0.027] Title: x\nContent: y {\"ProductId\":\"B003XPF9BO\",\"Score\":5,"
                + "\"Summary\":\"where does one, \\\"start\\\"\",\"n_tokens\":52}",
            "297 [-1.0E-5, 2.0] z {\"ProductId\":\"007\",\"Score\":4.5,\"Summary\":null,"
                + "\"n_tokens\":35}"),
        content.records());
    assertEquals(List.of(), content.bad());
  }

  @Test
  void otherSeparatorsKeysAndGzip() throws Exception {
    byte[] zipped =
        InputFiles.gzip("id;vector;text\na;[1, 2];x\nb;[3,4];y\n".getBytes(StandardCharsets.UTF_8));
    Content content = InputFiles.read(InputFiles.write(folder, "input", zipped));
    assertEquals(List.of("a [1.0, 2.0] x", "b [3.0, 4.0] y"), content.records());
    assertEquals(List.of("7 [1.0]"), read("id\tembedding\n7\t[1]\n").records());
  }

  @Test
  void badRowsAreReportedByLine() throws Exception {
    Content content =
        read(
            """
            id,embedding
            1,"[1, 2]"
            2,"[1, nan]"
            3
            x,"[1, 2]"
            5,oops
            6,
            7,"[1 2]"
            8,"[1, 2]"
            """);
    assertEquals(List.of("1 [1.0, 2.0]", "8 [1.0, 2.0]"), content.records());
    assertEquals(
        List.of(
            "line 3: element 2 is nan; elements must be finite numbers",
            "line 4: has 1 fields, the header has 2",
            "line 5: column \"id\" holds \"x\", the first row an integer",
            "line 6: column \"embedding\" holds no list: oops",
            "line 7: column \"embedding\" holds no list: it is empty",
            "line 8: expected ',' or ']' after element 1, found '2'"),
        content.bad());
  }

  @Test
  void anOpenQuoteEndsTheFile() throws Exception {
    Content content = read("id,embedding\n1,\"[1, 2]\"\n2,\"[3, 4]\n3,[5]\n");
    assertEquals(List.of("1 [1.0, 2.0]"), content.records());
    assertEquals(1, content.bad().size());
    assertTrue(content.bad().getFirst().contains("is a quote left open?"));
  }

  @Test
  void columnsAreCheckedByTheHeader() throws Exception {
    String text = "id,a_vector,b_vector,title\n1,[1],[2],t\n";
    assertTrue(refusal(text, FieldNames.DETECTED).contains("more than one column looks like"));
    assertEquals(
        List.of("1 [2.0] t {\"a_vector\":\"[1]\"}"),
        read(text, new FieldNames("b_vector", null, "title", true)).records());
    assertTrue(
        refusal(text, new FieldNames("c", null, null, true))
            .endsWith("there is no column \"c\"; the columns are id, a_vector, b_vector, title"));
    assertTrue(refusal("just, text\n", FieldNames.DETECTED).contains("no column looks like"));
    assertTrue(
        refusal("just text\n", FieldNames.DETECTED)
            .contains(
                "the format is not known; the file begins with 6a 75 73 74 20 74 65 78 74 0a \"just"
                    + " text.\"; known are JSON"));
    assertTrue(
        refusal("id,\u0001vector\n1,[1]\n", FieldNames.DETECTED).contains("the format is not"));
    assertEquals(List.of("null [1.0]"), read("vector\n[1]\n").records());
  }
}
