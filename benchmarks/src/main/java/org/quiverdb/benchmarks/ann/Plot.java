package org.quiverdb.benchmarks.ann;

import java.util.List;
import java.util.Locale;

/** Recall against queries per second as an SVG, the second on a logarithmic scale. */
final class Plot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 460;
  private static final int MARGIN = 60;
  private static final double LEAST_RECALL = 0.85;
  private static final String[] COLORS = {"#c0392b", "#2980b9", "#27ae60", "#8e44ad", "#7f8c8d"};

  private final StringBuilder svg = new StringBuilder();
  private double least = Double.MAX_VALUE;
  private double most = 1;

  private Plot() {}

  static String svg(Task task, List<Curve> curves) {
    return new Plot().draw(task, curves);
  }

  private String draw(Task task, List<Curve> curves) {
    for (Curve curve : curves) {
      for (Curve.Point p : shown(curve)) {
        least = Math.min(least, p.queriesPerSecond());
        most = Math.max(most, p.queriesPerSecond());
      }
    }
    least = Math.pow(10, Math.floor(Math.log10(least)));
    most = Math.pow(10, Math.ceil(Math.log10(most)));
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                .formatted(WIDTH, HEIGHT)
            + " font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text(WIDTH / 2, 24, "middle", "%,d x %d, one thread".formatted(task.rows(), task.dims()));
    text(WIDTH / 2, HEIGHT - 12, "middle", "recall@" + task.k());
    text(MARGIN, MARGIN - 14, "start", "queries per second");
    grid();
    for (int i = 0; i < curves.size(); i++) {
      line(curves.get(i), COLORS[i % COLORS.length], i);
    }
    return svg.append("</svg>\n").toString();
  }

  private static List<Curve.Point> shown(Curve curve) {
    return curve.points().stream().filter(p -> p.recall() >= LEAST_RECALL).toList();
  }

  private double x(double recall) {
    return MARGIN + (recall - LEAST_RECALL) / (1 - LEAST_RECALL) * (WIDTH - 2 * MARGIN);
  }

  private double y(double perSecond) {
    double share = Math.log(perSecond / least) / Math.log(most / least);
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
  }

  private void grid() {
    for (int i = 0; i <= 15; i += 3) {
      double recall = LEAST_RECALL + i / 100.0;
      path(x(recall), y(least), x(recall), y(most));
      text(x(recall), HEIGHT - MARGIN + 18, "middle", String.format(Locale.ROOT, "%.2f", recall));
    }
    for (double q = least; q <= most * 1.01; q *= 10) {
      path(x(LEAST_RECALL), y(q), x(1), y(q));
      text(MARGIN - 6, y(q) + 4, "end", String.format(Locale.ROOT, "%,.0f", q));
    }
  }

  private void line(Curve curve, String color, int index) {
    svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").append(color);
    svg.append("\" points=\"");
    for (Curve.Point p : shown(curve)) {
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p.recall()), y(p.queriesPerSecond())));
    }
    svg.append("\"/>\n");
    for (Curve.Point p : shown(curve)) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle r=\"3\" fill=\"%s\" cx=\"%.1f\" cy=\"%.1f\"/>%n",
              color,
              x(p.recall()),
              y(p.queriesPerSecond())));
    }
    svg.append("<g fill=\"").append(color).append("\">");
    text(MARGIN + 10, HEIGHT - MARGIN - 16 - 16 * index, "start", curve.engine());
    svg.append("</g>\n");
  }

  private void path(double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT, "<path stroke=\"#ddd\" d=\"M%.1f %.1fL%.1f %.1f\"/>%n", x1, y1, x2, y2));
  }

  private void text(double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            words));
  }
}
