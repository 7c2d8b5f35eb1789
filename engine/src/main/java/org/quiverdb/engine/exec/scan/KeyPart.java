package org.quiverdb.engine.exec.scan;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.subquery.ValueSet;
import org.quiverdb.engine.record.Affinity;

/**
 * What one leading field of an index must be.
 *
 * @param value the value, or null with {@code set}
 * @param affinity applied to the value
 * @param nullMatches whether NULL finds NULLs, as IS does, instead of nothing
 * @param set the values of an IN, or null
 */
public record KeyPart(
    @Nullable Evaluator value,
    @Nullable Affinity affinity,
    boolean nullMatches,
    @Nullable ValueSet set) {

  /** One end of a range of the field after the fixed ones; no value stands for IS NOT NULL. */
  public record Bound(@Nullable Evaluator value, @Nullable Affinity affinity, boolean inclusive) {}
}
