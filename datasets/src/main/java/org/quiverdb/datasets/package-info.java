/**
 * Data that the project makes itself: vectors shaped like embeddings of a language model, texts
 * that go with them, and real sets grown to any size. Start reading at {@link
 * org.quiverdb.datasets.EmbeddingGenerator} and {@link org.quiverdb.datasets.GrownSet}; {@link
 * org.quiverdb.datasets.Main} writes them to files. Touches nothing else of the project.
 */
@NullMarked
package org.quiverdb.datasets;

import org.jspecify.annotations.NullMarked;
