/**
 * Embeddings in JSON: API responses, batch output and lines of objects. Jackson reads everything
 * but the vectors; those are cut out of a record's bytes by {@link
 * org.quiverdb.loader.json.VectorLocator} and scanned by {@link
 * org.quiverdb.loader.json.JsonNumberArray}, which is several times faster.
 */
@NullMarked
package org.quiverdb.loader.json;

import org.jspecify.annotations.NullMarked;
