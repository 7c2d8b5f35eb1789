package org.quiverdb.loader.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.ValueType;

/** CSV with a header; NULL is an empty field, bytes are base64, the vector is a list. */
final class CsvRowsWriter implements RowWriter {
  private final CsvWriter csv;
  private final Writer out;
  private final List<ExportColumns.Column> columns;
  private final String[] fields;
  private final StringBuilder list = new StringBuilder();

  CsvRowsWriter(OutputStream out, ExportColumns columns) {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(this.out);
    this.columns = columns.columns();
    this.fields = new String[columns.columns().size()];
    csv.writeRecord(this.columns.stream().map(ExportColumns.Column::label).toList());
  }

  @Override
  public void write(QuiverStatement row, VectorValue vector) {
    for (int i = 0; i < fields.length; i++) {
      if (row.isNull(i)) {
        fields[i] = "";
      } else if (columns.get(i).role() == ExportColumns.Role.VECTOR) {
        fields[i] = list(vector);
      } else if (row.type(i) == ValueType.BLOB) {
        fields[i] = JsonLinesWriter.base64(row, i);
      } else {
        fields[i] = row.getText(i);
      }
    }
    csv.writeRecord(fields);
  }

  private String list(VectorValue vector) {
    list.setLength(0);
    for (int i = 0; i < vector.dimensions(); i++) {
      list.append(i == 0 ? "[" : ", ");
      if (vector.isWide()) {
        list.append(vector.doubles()[i]);
      } else {
        list.append(vector.floats()[i]);
      }
    }
    return list.append(']').toString();
  }

  @Override
  public boolean takesNull() {
    return true;
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
