/**
 * A connection's session over real files: opens them, loads their schema, keeps settings and the
 * transaction. Start reading at FileSession.
 */
@NullMarked
package org.quiverdb.engine.exec.session;

import org.jspecify.annotations.NullMarked;
