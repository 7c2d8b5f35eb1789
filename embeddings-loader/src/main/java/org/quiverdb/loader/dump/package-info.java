/**
 * Text dumps of PostgreSQL databases with pgvector columns: {@code COPY … FROM stdin} and {@code
 * INSERT}, as {@code pg_dump} writes them. Start reading at {@link
 * org.quiverdb.loader.dump.DumpSource}.
 */
@NullMarked
package org.quiverdb.loader.dump;

import org.jspecify.annotations.NullMarked;
