package org.quiverdb.benchmarks.ann;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Recall against queries per second as an SVG, both on logarithmic scales: the first of what is
 * missing to 1. Of each engine only those points are drawn that no other of its points beats in
 * both; an engine with one point has a larger mark.
 */
final class Plot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 520;
  private static final int LEFT = 70;
  private static final int RIGHT = 730;
  private static final int TOP = 60;
  private static final int BOTTOM = 460;
  private static final int LEGEND_STEP = 24;

  /** Where the scale of recall begins; points below are not drawn. */
  private static final double MOST_MISSED = 0.2;

  /** Where it ends: with some thousands of rows to be found less is a matter of luck. */
  private static final double LEAST_MISSED = 0.0005;

  private static final double[] RECALLS = {0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999};
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final String[] COLORS = {
    "#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#17becf", "#555555"
  };

  private final StringBuilder svg = new StringBuilder();
  private double least = Double.MAX_VALUE;
  private double most = 1;

  private Plot() {}

  static String svg(Task task, List<Curve> curves) {
    String title =
        "%,d x %d, %s, one thread".formatted(task.rows(), task.dims(), task.metric().option());
    return new Plot().draw(title, "recall@" + task.k(), curves);
  }

  private String draw(String title, String recall, List<Curve> curves) {
    for (Curve curve : curves) {
      for (Curve.Point p : shown(curve)) {
        least = Math.min(least, p.queriesPerSecond());
        most = Math.max(most, p.queriesPerSecond());
      }
    }
    least = step(Math.min(least, most), false);
    most = Math.max(step(most, true), 10 * least);
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                .formatted(WIDTH, HEIGHT)
            + " font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text((LEFT + RIGHT) / 2.0, 26, "middle", title);
    text((LEFT + RIGHT) / 2.0, BOTTOM + 46, "middle", recall);
    text(LEFT, TOP - 14, "start", "queries per second");
    grid();
    for (int i = curves.size() - 1; i >= 0; i--) {
      draw(curves.get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  /** The nearest of 1, 2, 5, 10, 20, ... that is not above or not below a value. */
  private static double step(double value, boolean above) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    double best = above ? 10 * power : power;
    for (double step : STEPS) {
      double here = step * power;
      best = above && here >= value ? Math.min(best, here) : best;
      best = !above && here <= value ? Math.max(best, here) : best;
    }
    return best;
  }

  /** The points to draw, in the order of their recall. */
  private static List<Curve.Point> shown(Curve curve) {
    List<Curve.Point> all = new ArrayList<>(curve.points());
    all.sort((a, b) -> Double.compare(b.queriesPerSecond(), a.queriesPerSecond()));
    List<Curve.Point> shown = new ArrayList<>();
    double missed = Math.nextUp(MOST_MISSED);
    for (Curve.Point p : all) {
      if (missed(p.recall()) < missed) {
        missed = missed(p.recall());
        shown.add(p);
      }
    }
    return shown;
  }

  private static double missed(double recall) {
    return Math.max(LEAST_MISSED, 1 - recall);
  }

  private static double x(double recall) {
    double share = Math.log(MOST_MISSED / missed(recall)) / Math.log(MOST_MISSED / LEAST_MISSED);
    return LEFT + share * (RIGHT - LEFT);
  }

  private double y(double perSecond) {
    double share = Math.log(perSecond / least) / Math.log(most / least);
    return BOTTOM - share * (BOTTOM - TOP);
  }

  private void grid() {
    for (double recall : RECALLS) {
      path("#ddd", x(recall), BOTTOM, x(recall), TOP);
      text(x(recall), BOTTOM + 20, "middle", Double.toString(recall));
    }
    path("#ddd", RIGHT, BOTTOM, RIGHT, TOP);
    text(RIGHT, BOTTOM + 20, "middle", (1 - LEAST_MISSED) + "+");
    for (double power = Math.pow(10, Math.floor(Math.log10(least))); power <= most; power *= 10) {
      for (double step : List.of(1.0, 2.0, 5.0)) {
        double perSecond = step * power;
        if (perSecond >= least * 0.99 && perSecond <= most * 1.01) {
          path(step == 1 ? "#bbb" : "#eee", LEFT, y(perSecond), RIGHT, y(perSecond));
          String format = perSecond < 1 ? "%.2f" : "%,.0f";
          text(LEFT - 8, y(perSecond) + 4, "end", String.format(Locale.ROOT, format, perSecond));
        }
      }
    }
  }

  private void draw(Curve curve, int index) {
    List<Curve.Point> points = shown(curve);
    int radius = points.size() == 1 ? 6 : 3;
    double legend = TOP + 10 + (double) LEGEND_STEP * index;
    svg.append(
        "<g stroke-width=\"2\" fill=\"COLOR\" stroke=\"COLOR\">\n"
            .replace("COLOR", COLORS[index % COLORS.length]));
    svg.append("<polyline fill=\"none\" points=\"");
    for (Curve.Point p : points) {
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p.recall()), y(p.queriesPerSecond())));
    }
    svg.append("\"/>\n");
    for (Curve.Point p : points) {
      circle(radius, x(p.recall()), y(p.queriesPerSecond()));
    }
    if (points.size() > 1) {
      svg.append(String.format(Locale.ROOT, "<path d=\"M%d %.1fh28\"/>%n", RIGHT + 26, legend));
    }
    circle(radius, RIGHT + 40, legend);
    svg.append("</g>\n");
    String below = points.isEmpty() ? " (below " + (1 - MOST_MISSED) + ")" : "";
    text(RIGHT + 62, legend + 5, "start", curve.engine() + below);
  }

  private void circle(int radius, double x, double y) {
    svg.append(
        String.format(Locale.ROOT, "<circle r=\"%d\" cx=\"%.1f\" cy=\"%.1f\"/>%n", radius, x, y));
  }

  private void path(String color, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path stroke=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>%n",
            color,
            x1,
            y1,
            x2,
            y2));
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
