/**
 * Embeddings from an API: batches, costs, batch files, and what a module that speaks to an API has
 * to do. Start reading at {@link org.quiverdb.embed.api.EmbeddingService}.
 */
@NullMarked
package org.quiverdb.embed.api;

import org.jspecify.annotations.NullMarked;
