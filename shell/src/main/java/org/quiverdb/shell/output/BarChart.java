package org.quiverdb.shell.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers as horizontal bars, a line for each. Bars begin at zero, or at the smallest number if
 * that is negative.
 */
public final class BarChart {
  private static final int BAR_CHARS = 40;
  private static final int MOST_LABEL_CHARS = 30;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private record Bar(String label, double value) {}

  private final ByteOutput out;
  private final List<Bar> bars = new ArrayList<>();
  private String labelTitle = "";
  private String valueTitle = "";

  public BarChart(ByteOutput out) {
    this.out = out;
  }

  /** What stands above the labels and above the bars. */
  public void title(String labels, String values) {
    labelTitle = shortened(labels);
    valueTitle = values;
  }

  /** A bar; none is drawn for NaN. */
  public void add(String label, double value) {
    bars.add(new Bar(shortened(label), value));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return DisplayText.width(line) <= MOST_LABEL_CHARS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_LABEL_CHARS - 1)) + "…";
  }

  /** Draws all bars. */
  public void print() {
    int width = DisplayText.width(labelTitle);
    double least = 0;
    double most = 0;
    for (Bar bar : bars) {
      width = Math.max(width, DisplayText.width(bar.label));
      if (Double.isFinite(bar.value)) {
        least = Math.min(least, bar.value);
        most = Math.max(most, bar.value);
      }
    }
    line(labelTitle, valueTitle, width);
    for (Bar bar : bars) {
      String text = "";
      if (Double.isFinite(bar.value)) {
        double share = most > least ? (bar.value - least) / (most - least) : 0;
        text = drawn(share) + " " + String.format(Locale.ROOT, "%.4g", bar.value);
      }
      line(bar.label, text, width);
    }
  }

  private void line(String label, String text, int width) {
    out.print(label).spaces(width - DisplayText.width(label)).print("  ").println(text);
  }

  private static String drawn(double share) {
    int eighths = (int) Math.round(share * BAR_CHARS * EIGHTHS.length());
    String bar = "█".repeat(eighths / EIGHTHS.length());
    int rest = eighths % EIGHTHS.length();
    return rest == 0 ? bar : bar + EIGHTHS.charAt(rest);
  }
}
