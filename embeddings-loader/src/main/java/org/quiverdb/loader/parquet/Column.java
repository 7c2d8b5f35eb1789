package org.quiverdb.loader.parquet;

/**
 * A leaf of the schema.
 *
 * @param index its place among the leaves, which is that of its chunk in each row group
 * @param name its path with dots, without the words that a list or map puts between
 * @param type how values are stored
 * @param typeLength bytes of a {@code FIXED_LEN_BYTE_ARRAY}
 * @param logical what values mean
 * @param maxDefinition definition level of a value that is there
 * @param maxRepetition how many lists are around it
 * @param repeatedDefinition definition level from which on there is an element of the innermost
 * list; one less means an empty list, still less none
 */
record Column(
    int index,
    String name,
    PhysicalType type,
    int typeLength,
    LogicalType logical,
    int maxDefinition,
    int maxRepetition,
    int repeatedDefinition) {
  boolean isList() {
    return maxRepetition > 0;
  }
}
