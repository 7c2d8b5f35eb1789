package org.quiverdb.embed.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document under one heading, or one record of a table.
 *
 * @param heading the headings above it, as in {@link Passage}
 * @param paragraphs of running text, without line breaks of the layout
 */
record Section(@Nullable String heading, List<String> paragraphs) {}
