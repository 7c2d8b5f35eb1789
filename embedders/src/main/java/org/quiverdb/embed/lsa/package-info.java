/**
 * Latent semantic analysis: word and character n-grams of a text, weighted by how rare they are,
 * projected on the directions in which a collection of texts varies most (Deerwester et al.,
 * "Indexing by Latent Semantic Analysis", 1990). Trains without a network and without a key. Knows
 * nothing of databases but {@link org.quiverdb.embed.lsa.LsaStore}, which keeps a model in tables.
 * Start reading at {@link org.quiverdb.embed.lsa.LsaTrainer}.
 */
@NullMarked
package org.quiverdb.embed.lsa;

import org.jspecify.annotations.NullMarked;
