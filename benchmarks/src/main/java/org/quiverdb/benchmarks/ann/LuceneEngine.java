package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RescoreTopNQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Lucene with one merged segment, so that it is as fast as it can be. The best by the codes are
 * measured again on the full vectors.
 */
final class LuceneEngine implements Engine {
  private static final String FIELD = "e";
  private static final int CONNECTIONS = 16;
  private static final int BEAM = 100;
  private static final int THREADS = 2;
  private static final int MAX_DIMS = 4096;

  private final ScalarEncoding encoding;
  private final Path folder;
  private @Nullable Directory directory;
  private @Nullable DirectoryReader reader;
  private @Nullable IndexSearcher searcher;
  private int effort;

  LuceneEngine(ScalarEncoding encoding, Path folder) {
    this.encoding = encoding;
    this.folder = folder;
  }

  @Override
  public String name() {
    int bits = encoding.getBits();
    return "Lucene 10.6, " + bits + (bits == 1 ? " bit" : " bits");
  }

  @Override
  public void build(Task task) throws IOException {
    empty();
    VectorSimilarityFunction similarity =
        task.metric() == Metric.L2
            ? VectorSimilarityFunction.EUCLIDEAN
            : VectorSimilarityFunction.COSINE;
    MMapDirectory files = new MMapDirectory(folder);
    directory = files;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      IndexWriterConfig config = new IndexWriterConfig();
      config.setCodec(codec(threads));
      config.setUseCompoundFile(false);
      config.setRAMBufferSizeMB(1900);
      config.setMergeScheduler(new ConcurrentMergeScheduler());
      try (IndexWriter writer = new IndexWriter(files, config)) {
        for (float[] vector : task.vectors()) {
          Document document = new Document();
          document.add(new KnnFloatVectorField(FIELD, vector, similarity));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
    }
    DirectoryReader opened = DirectoryReader.open(files);
    reader = opened;
    IndexSearcher s = new IndexSearcher(opened);
    s.setQueryCache(null);
    searcher = s;
  }

  private Codec codec(ExecutorService threads) {
    KnnVectorsFormat format =
        new Lucene104HnswScalarQuantizedVectorsFormat(
            encoding, CONNECTIONS, BEAM, THREADS, threads) {
          @Override
          public int getMaxDimensions(String fieldName) {
            return MAX_DIMS; // the format itself has no limit; its default is 1024
          }
        };
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }

  private void empty() throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public long indexBytes() throws IOException {
    long all = 0;
    long vectors = 0;
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all += Files.size(file);
        vectors += file.toString().endsWith(".vec") ? Files.size(file) : 0;
      }
    }
    return all - vectors;
  }

  @Override
  public int[] efforts() {
    return new int[] {10, 20, 30, 40, 60, 80, 120, 180, 260};
  }

  @Override
  public void effort(int newEffort) {
    effort = newEffort;
  }

  @Override
  public int[] search(float[] query, int k) throws IOException {
    IndexSearcher s = searcher;
    if (s == null) {
      throw new IllegalStateException("not built");
    }
    Query nearest = new KnnFloatVectorQuery(FIELD, query, Math.max(k, effort));
    TopDocs found =
        s.search(RescoreTopNQuery.createFullPrecisionRescorerQuery(nearest, query, FIELD, k), k);
    int[] rows = new int[found.scoreDocs.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = found.scoreDocs[i].doc;
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
