package org.quiverdb.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.RecordSourceProvider;

/**
 * Opens HDF5 files: the array {@code train} as ann-benchmarks writes it, or the one that is named,
 * or the only one with two dimensions.
 */
public final class Hdf5Provider implements RecordSourceProvider {
  private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final String DEFAULT = "train";

  @Override
  public boolean matches(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  @Override
  public RecordSource open(Path path, FieldNames names) throws IOException, LoadException {
    long bytes = Files.size(path);
    HdfFile file = null;
    try {
      file = new HdfFile(path);
      return Hdf5Source.open(file, choose(file, names), bytes);
    } catch (RuntimeException | StackOverflowError e) {
      close(file);
      throw damaged(e);
    } catch (LoadException e) {
      close(file);
      throw e;
    }
  }

  static LoadException damaged(Throwable e) {
    return new LoadException("the HDF5 file is damaged or not supported: " + e.getMessage(), e);
  }

  private static void close(@Nullable HdfFile file) {
    if (file != null) {
      file.close();
    }
  }

  private static Dataset choose(HdfFile file, FieldNames names) throws LoadException {
    List<String> tables = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Node node : file.getChildren().values()) {
      if (node instanceof Dataset dataset) {
        all.add(node.getName() + Arrays.toString(dataset.getDimensions()));
        if (dataset.getDimensions().length == 2) {
          tables.add(node.getName());
        }
      }
    }
    String wanted = names.table();
    if (wanted == null && tables.contains(DEFAULT)) {
      wanted = DEFAULT;
    } else if (wanted == null && tables.size() == 1) {
      wanted = tables.getFirst();
    }
    if (wanted == null || !(file.getChild(wanted) instanceof Dataset dataset)) {
      throw new LoadException(
          (wanted == null ? "there is no array \"train\"" : "there is no array \"" + wanted + "\"")
              + "; the arrays are "
              + String.join(", ", all)
              + ": name one with two dimensions (--from-table)");
    }
    if (dataset.getDimensions().length != 2) {
      throw new LoadException(
          "array \""
              + wanted
              + "\" has the shape "
              + Arrays.toString(dataset.getDimensions())
              + "; expected two dimensions: rows and elements");
    }
    return dataset;
  }
}
