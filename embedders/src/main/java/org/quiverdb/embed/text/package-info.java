/**
 * Documents into passages: plain text, Markdown, HTML, CSV and JSON lines, cut along headings,
 * paragraphs and sentences. Knows nothing of vectors and databases. Start reading at {@link
 * org.quiverdb.embed.text.TextSources}.
 */
@NullMarked
package org.quiverdb.embed.text;

import org.jspecify.annotations.NullMarked;
