/**
 * CREATE and DROP: changes of the schema table and of the trees that it names. Start reading at
 * SchemaStatements.
 */
@NullMarked
package org.quiverdb.engine.exec.ddl;

import org.jspecify.annotations.NullMarked;
