/**
 * A connection's session over real files: opens them, loads their schema, turns statements into
 * programs. The top of the engine below the API. Start reading at FileSession and StatementFactory.
 */
@NullMarked
package org.quiverdb.engine.exec.session;

import org.jspecify.annotations.NullMarked;
