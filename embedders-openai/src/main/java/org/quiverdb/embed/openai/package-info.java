/**
 * Embeddings from OpenAI's API, or one that speaks like it, through the official library. A module
 * of its own because that library is large. Start reading at {@link
 * org.quiverdb.embed.openai.OpenAiClient}.
 */
@NullMarked
package org.quiverdb.embed.openai;

import org.jspecify.annotations.NullMarked;
