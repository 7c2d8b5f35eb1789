/** Vector values: types, text form and blob layouts. Start reading here. */
@NullMarked
package org.quiverdb.vector;

import org.jspecify.annotations.NullMarked;
