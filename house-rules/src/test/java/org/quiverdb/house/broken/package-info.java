/** Classes that break the rules of layering on purpose. */
@NullMarked
package org.quiverdb.house.broken;

import org.jspecify.annotations.NullMarked;
