/**
 * The objects that {@code sqlite_schema} describes: tables, columns, indexes, views, triggers, as
 * immutable values of one schema cookie. Depends on record and sql.syntax (objects keep their
 * trees). Start reading at Schema, then SchemaLoader.
 */
@NullMarked
package org.quiverdb.engine.catalog;

import org.jspecify.annotations.NullMarked;
