/** Tests of the driver, many of them beside sqlite-jdbc. */
@NullMarked
package org.quiverdb.jdbc;

import org.jspecify.annotations.NullMarked;
