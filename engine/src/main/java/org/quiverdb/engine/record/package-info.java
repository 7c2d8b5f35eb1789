/**
 * Values and records: tagged registers, the record format, comparison, collation and affinity.
 * Depends on btree and memory. Start reading at Registers.
 */
@NullMarked
package org.quiverdb.engine.record;

import org.jspecify.annotations.NullMarked;
