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

/** Dumps in the form that pg_dump writes. */
class DumpSourceTest {
  private static final String TABLES =
      """
      --
      -- PostgreSQL database dump
      --
      SET statement_timeout = 0;
      CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

      CREATE TABLE public.items (
          id bigint NOT NULL,
          content text,
          price numeric(10,2) DEFAULT 0,
          ok boolean,
          info jsonb,
          code character varying(20),
          embedding public.vector(3)
      );

      CREATE TABLE public.users (
          id integer NOT NULL,
          name text
      );

      """;

  private static final String ROWS =
      """
      COPY public.users (id, name) FROM stdin;
      1\tAnn
      \\.

      COPY public.items (id, content, price, ok, info, code, embedding) FROM stdin;
      1\ttab\\there\\nü \\\\ end\t1.50\tt\t{"a": [1, 2]}\t007\t[1,2,3]
      2\t\\N\t\\N\tf\t\\N\t\\N\t[0.5,-1,1e-3]
      3\tnone\t2\tt\t\\N\t\\N\t\\N
      4\tshort\t2
      5\tlast\t3\tt\t"x"\tc\t[4,5,6]
      \\.

      CREATE INDEX items_e ON public.items USING hnsw (embedding public.vector_cosine_ops);
      """;

  @TempDir Path folder;

  private Path file(String text) {
    return InputFiles.write(folder, "input", text);
  }

  private static final List<String> RECORDS =
      List.of(
          "1 [1.0, 2.0, 3.0] tab\there\n"
              + "ü \\ end {\"price\":1.50,\"ok\":true,\"info\":{\"a\":[1,2]},\"code\":\"007\"}",
          "2 [0.5, -1.0, 0.001] {\"price\":null,\"ok\":false,\"info\":null,\"code\":null}",
          "5 [4.0, 5.0, 6.0] last {\"price\":3,\"ok\":true,\"info\":\"x\",\"code\":\"c\"}");

  @Test
  void copiedRows() throws Exception {
    Content content = InputFiles.read(file(TABLES + ROWS));
    assertEquals("PostgreSQL dump", content.format());
    assertEquals(RECORDS, content.records());
    assertEquals(
        List.of(
            "line 29: column \"embedding\" holds no vector: NULL",
            "line 30: has 3 fields, the table has 7 columns"),
        content.bad());
    try (RecordSource source = RecordSources.open(file(TABLES + ROWS), FieldNames.DETECTED)) {
      assertEquals(5, source.skip(10));
      assertEquals("cosine", source.indexMetric());
    }
  }

  @Test
  void insertedRows() throws Exception {
    String inserts =
        """
        INSERT INTO public.users VALUES (1, 'O''Brien');
        INSERT INTO public.items VALUES (1, 'it''s; a
        line', 1.5, true, '{"a": 1}', NULL, '[1,2,3]');
        INSERT INTO public.items (id, embedding, content) VALUES
        (2, '[4,5,6]'::public.vector(3), E'a\\nb'),
        (3, '[7,8,9]', NULL);
        """;
    Content content = InputFiles.read(file(TABLES + inserts));
    assertEquals(
        "1 [1.0, 2.0, 3.0] it's; a\nline {\"price\":1.5,\"ok\":true,\"info\":{\"a\":1},"
            + "\"code\":null}",
        content.records().getFirst());
    String same =
        """
        INSERT INTO items (id, embedding, content) VALUES
        (2, '[4,5,6]'::public.vector(3), E'a\\nb'),
        (3, '[7,8,9]', NULL);
        """;
    assertEquals(
        List.of("2 [4.0, 5.0, 6.0] a\nb", "3 [7.0, 8.0, 9.0]"),
        InputFiles.read(file(same)).records());
  }

  @Test
  void severalTablesAreNamed() throws Exception {
    String two =
        "COPY a (k, v) FROM stdin;\nx\t[1]\n\\.\nCOPY s.b (id, v) FROM stdin;\n1\t[2]\n\\.\n";
    assertTrue(
        assertThrows(LoadException.class, () -> InputFiles.read(file(two)))
            .getMessage()
            .contains("several tables with vectors: a, s.b; name one (--from-table)"));
    assertEquals(
        List.of("1 [2.0]"),
        InputFiles.read(file(two), new FieldNames(null, null, null, true, "b")).records());
  }

  @Test
  void damage() throws Exception {
    Content cut = InputFiles.read(file((TABLES + ROWS).split("5\tlast")[0]));
    assertEquals(2, cut.records().size());
    assertTrue(
        cut.bad().getLast().contains("the dump breaks off inside of table public.items"),
        cut.bad().toString());
    DamagedFiles.tryAll(folder, (TABLES + ROWS).getBytes(StandardCharsets.UTF_8), 60, 600);
  }
}
