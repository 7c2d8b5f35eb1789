/**
 * The rules of the house as tests: layers, style and formatting of all modules. A rule is a
 * function over source text or classes; {@code *Test} applies it to the tree, {@code *RulesTest}
 * shows that it catches a deliberate violation. Start reading at {@link org.quiverdb.house.Layers}.
 */
@NullMarked
package org.quiverdb.house;

import org.jspecify.annotations.NullMarked;
