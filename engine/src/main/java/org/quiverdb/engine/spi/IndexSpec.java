package org.quiverdb.engine.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an index consists of.
 *
 * @param options with all defaults filled in; kept with the index
 * @param tables that belong to it, besides its metadata and its change log
 */
public record IndexSpec(Map<String, String> options, List<ShadowTable> tables) {
  /**
   * A table of the index, to be named {@code INDEX_SUFFIX}.
   *
   * @param suffix letters, digits and underscores; not {@code log}
   * @param columns what stands in the brackets of its CREATE TABLE
   */
  public record ShadowTable(String suffix, String columns) {}

  public IndexSpec {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    tables = List.copyOf(tables);
  }
}
