/**
 * Parquet files, after the Apache Parquet format's own description (parquet-format: {@code
 * README}, {@code Encodings}, {@code LogicalTypes}, {@code parquet.thrift}): what embeddings need
 * of reading, and of writing. May touch the file system, and the loader's records.
 *
 * <p>Start reading at {@link org.quiverdb.loader.parquet.ParquetSource}: a {@link
 * org.quiverdb.loader.parquet.Footer} names the columns, a {@link
 * org.quiverdb.loader.parquet.ColumnCursor} goes through one of them row by row, a {@link
 * org.quiverdb.loader.parquet.Pages} unpacks its pages, and {@link
 * org.quiverdb.loader.parquet.ValueDecoder} their values. Everything read is checked against the
 * size of what holds it before memory is taken for it.
 */
@NullMarked
package org.quiverdb.loader.parquet;

import org.jspecify.annotations.NullMarked;
