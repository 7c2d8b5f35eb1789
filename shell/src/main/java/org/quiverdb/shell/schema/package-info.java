/**
 * What the shell reads from a schema and writes as SQL text: CREATE statements, dumps, lists of
 * names. Touches the session and the output modes. Start reading at {@link
 * org.quiverdb.shell.schema.SchemaPrinter}.
 */
@NullMarked
package org.quiverdb.shell.schema;

import org.jspecify.annotations.NullMarked;
