package org.quiverdb.engine.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.spi.AccessMethod;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.IndexRequest;
import org.quiverdb.engine.spi.IndexSpec;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.spi.VectorSink;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.kernel.Kernels;

/**
 * A true access method without cleverness, for tests of the engine's side: it keeps copies of the
 * vectors in its blocks, measures all of them for each query, and hands them out in a wrong order.
 */
public final class BruteMethod implements AccessMethod {
  /** Rows in the log from which on a commit drains it. */
  static final String DRAIN_AT = "drain_at";

  @Override
  public String name() {
    return "diskann";
  }

  @Override
  public IndexSpec define(IndexRequest request) {
    if (request.type() == null) {
      throw SqlException.error(
          "vector index: column " + request.column() + " is not declared as a vector");
    }
    Map<String, String> options = new LinkedHashMap<>();
    options.put("metric", "cosine");
    options.put(DRAIN_AT, "100");
    for (IndexRequest.Option option : request.options()) {
      String key = option.key().toLowerCase(Locale.ROOT);
      if (!options.containsKey(key) && !key.equals("max_neighbors")) {
        throw SqlException.error(
            "vector index: invalid vector index parameter '"
                + option.key()
                + "': invalid parameter");
      }
      options.put(key, option.value());
    }
    metric(options);
    return new IndexSpec(
        options,
        List.of(
            new IndexSpec.ShadowTable("node", "block INTEGER PRIMARY KEY, data BLOB"),
            new IndexSpec.ShadowTable("other", "key INTEGER PRIMARY KEY, missing")));
  }

  static DistanceMetric metric(Map<String, String> options) {
    String value = String.valueOf(options.get("metric"));
    return switch (value) {
      case "cosine", "cos" -> DistanceMetric.COSINE;
      case "l2" -> DistanceMetric.L2;
      case "dot" -> DistanceMetric.DOT;
      default ->
          throw SqlException.error(
              "vector index: invalid vector index parameter 'metric': '" + value + "'");
    };
  }

  /** Whether a vector can be a candidate. */
  static boolean isValid(IndexHost host, long address, int length) {
    VectorColumnType type = host.index().type();
    try {
      var kernel = Kernels.prepare(metric(host.index().options()), Memory.SEG, address, length);
      return type != null
          && kernel.type() == type.type()
          && kernel.dims() == type.dims()
          && !Double.isNaN(kernel.distance(Memory.SEG, address, length));
    } catch (org.quiverdb.vector.VectorException e) {
      return false;
    }
  }

  /** A row as a sink saw it; {@code vector} is null for one that can be no candidate. */
  private record Seen(long rowid, byte @Nullable [] vector, boolean missing) {}

  private static final class Collector implements VectorSink {
    private final IndexHost host;
    final List<Seen> seen = new ArrayList<>();

    Collector(IndexHost host) {
      this.host = host;
    }

    @Override
    public void blob(long rowid, long address, int length) {
      byte[] vector = null;
      if (isValid(host, address, length)) {
        vector = new byte[length];
        Memory.copyOut(address, vector, 0, length);
      }
      seen.add(new Seen(rowid, vector, false));
    }

    @Override
    public void missing(long rowid) {
      seen.add(new Seen(rowid, null, true));
    }

    @Override
    public void other(long rowid) {
      seen.add(new Seen(rowid, null, false));
    }
  }

  @Override
  public void build(IndexHost host) {
    Collector one = new Collector(host);
    Collector two = new Collector(host);
    host.scan(List.of(one, two));
    List<Seen> all = new ArrayList<>(one.seen);
    all.addAll(two.seen);
    try (NestedStatement node =
            host.prepare("INSERT INTO " + host.table("node") + " VALUES (?1, ?2)");
        NestedStatement other =
            host.prepare("INSERT INTO " + host.table("other") + " VALUES (?1, ?2)")) {
      for (Seen row : all) {
        if (row.vector() == null) {
          other.bind(1, row.rowid()).bind(2, row.missing() ? 1 : 0).run();
        } else {
          node.bind(1, row.rowid()).bind(2, row.vector()).run();
        }
      }
    }
  }

  @Override
  public VectorIndex open(IndexHost host) {
    if (host.metadata("broken") != null) {
      throw SqlException.error("the metadata says that it is broken");
    }
    return new BruteIndex(host);
  }

  @Override
  public boolean isDrainDue(IndexHost host) {
    long due = Long.parseLong(host.index().options().get(DRAIN_AT));
    return host.logLength() >= due;
  }
}
