package org.quiverdb.shell.output;

import org.jspecify.annotations.Nullable;

/** Columns in a table with drawn lines; the names stand in the middle of their columns. */
final class RuledPrinter extends ColumnarRows {
  private final Rules rules;

  RuledPrinter(OutputSettings settings, ByteOutput out, Rules rules) {
    super(settings, out);
    this.rules = rules;
  }

  @Override
  void header() {
    rule(rules.top);
    out.print(left());
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        out.print(between());
      }
      int missing = widths[i] - DisplayText.width(names.get(i));
      out.spaces(missing / 2).print(names.get(i)).spaces(missing - missing / 2);
    }
    out.print(right());
    rule(rules.middle);
  }

  private void rule(@Nullable String parts) {
    if (parts == null) {
      return;
    }
    String stroke = parts.substring(1, 2);
    out.print(parts.substring(0, 1));
    for (int i = 0; i < widths.length; i++) {
      if (i > 0) {
        out.print(parts.substring(2, 3));
      }
      out.print(stroke.repeat(widths[i] + 2));
    }
    out.print(parts.substring(3)).write('\n');
  }

  @Override
  void betweenTallRows() {
    if (rules.betweenTallRows) {
      rule(rules.middle);
    }
  }

  @Override
  void footer() {
    rule(rules.bottom);
  }

  @Override
  String left() {
    return rules.bar + " ";
  }

  @Override
  String between() {
    return " " + rules.bar + " ";
  }

  @Override
  String right() {
    return " " + rules.bar + "\n";
  }
}
