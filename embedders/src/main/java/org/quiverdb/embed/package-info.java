/**
 * From documents to rows with vectors: loads passages into a table, embeds them by a model that is
 * named in the database, and answers questions. What an embedder is, and the SQL function {@code
 * embed}. Start reading at {@link org.quiverdb.embed.TextLoad}.
 */
@NullMarked
package org.quiverdb.embed;

import org.jspecify.annotations.NullMarked;
