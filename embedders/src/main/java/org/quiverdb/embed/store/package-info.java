/**
 * The tables of texts and models, ordinary ones that stock tools can read: {@code quiver_models}
 * and the table of passages. Start reading at {@link org.quiverdb.embed.store.StoredModel}.
 */
@NullMarked
package org.quiverdb.embed.store;

import org.jspecify.annotations.NullMarked;
