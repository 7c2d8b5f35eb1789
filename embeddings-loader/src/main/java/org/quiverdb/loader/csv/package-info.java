/**
 * Embeddings in CSV with a header, the vector written as a quoted list; FastCSV splits the fields.
 */
@NullMarked
package org.quiverdb.loader.csv;

import org.jspecify.annotations.NullMarked;
