/**
 * Files of embeddings into tables: the loader and what it reports.
 *
 * <p>Start reading at {@link org.quiverdb.loader.Loader}; {@link org.quiverdb.loader.RecordSources}
 * tells a file's format by its content and opens the {@link org.quiverdb.loader.RecordSource} for
 * it, and {@link org.quiverdb.loader.target.VectorTarget} is where the records go.
 */
@NullMarked
package org.quiverdb.loader;

import org.jspecify.annotations.NullMarked;
