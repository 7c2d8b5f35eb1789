package org.quiverdb.loader.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.RecordSourceProvider;

/** Recognises Parquet files by their first four bytes. */
public final class ParquetProvider implements RecordSourceProvider {
  @Override
  public boolean matches(byte[] head) {
    int length = Footer.MAGIC.length;
    return head.length >= length && Arrays.equals(head, 0, length, Footer.MAGIC, 0, length);
  }

  @Override
  public RecordSource open(Path file, FieldNames names) throws IOException, LoadException {
    return ParquetSource.open(file, names);
  }
}
