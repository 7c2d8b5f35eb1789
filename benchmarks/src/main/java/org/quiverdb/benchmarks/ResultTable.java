package org.quiverdb.benchmarks;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** Durations per case and side. Not thread-safe. */
final class ResultTable {
  /** What both sides took for one case. */
  private record Row(OrdinaryCase one, Map<Peer, Times> times) {
    static Row of(OrdinaryCase one) {
      Map<Peer, Times> times = new EnumMap<>(Peer.class);
      for (Peer peer : Peer.values()) {
        times.put(peer, new Times(peer.title));
      }
      return new Row(one, times);
    }

    Times times(Peer peer) {
      return Objects.requireNonNull(times.get(peer));
    }

    double median(Peer peer) {
      return times(peer).median();
    }

    double ratio() {
      return median(Peer.QUIVER) / median(Peer.C_SQLITE);
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  void add(OrdinaryCase one, Peer peer, long nanos) {
    rows.computeIfAbsent(one.name(), key -> Row.of(one)).times(peer).add(nanos);
  }

  /** A line per case: medians in milliseconds and their ratio. */
  String markdown(int rowCount, int repetitions) {
    StringBuilder text = new StringBuilder();
    text.append("%,d rows, medians of %d%n%n".formatted(rowCount, repetitions));
    text.append("| case | Quiver ms | sqlite-jdbc ms | ratio |\n|---|---:|---:|---:|\n");
    for (Row row : rows.values()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %.2f |%n",
              row.one().name(),
              row.median(Peer.QUIVER),
              row.median(Peer.C_SQLITE),
              row.ratio()));
    }
    return text.toString();
  }

  /** The same as one JSON object. */
  String json(int rowCount, int repetitions) {
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (Row row : rows.values()) {
      list.add(
          String.format(
              Locale.ROOT,
              "{\"case\":\"%s\",\"quiver_ms\":%.3f,\"sqlite_ms\":%.3f,\"ratio\":%.3f}",
              row.one().name(),
              row.median(Peer.QUIVER),
              row.median(Peer.C_SQLITE),
              row.ratio()));
    }
    return "{\"rows\":%d,\"repetitions\":%d,\"cases\":%s}".formatted(rowCount, repetitions, list);
  }
}
