/**
 * Tables into files of embeddings, the way back from a load. Reads the database through the
 * engine's API only and writes one file. Start reading at {@link
 * org.quiverdb.loader.export.Exporter}; each format is a {@link
 * org.quiverdb.loader.export.RowWriter}.
 */
@NullMarked
package org.quiverdb.loader.export;

import org.jspecify.annotations.NullMarked;
