package org.quiverdb.engine.sql.plan;

import java.util.List;
import org.quiverdb.engine.sql.bind.OrderTerm;

/**
 * The order in which rows would be welcome.
 *
 * @param anyOrder whether the terms may come in any sequence and direction, as for GROUP BY and
 * DISTINCT
 * @param limit rows wanted, as a logarithm; negative for all
 * @param resultColumns columns that a sorter would have to carry
 */
public record OrderWish(List<OrderTerm> terms, boolean anyOrder, int limit, int resultColumns) {
  /** No wish. */
  public static final OrderWish NONE = new OrderWish(List.of(), false, -1, 1);

  /** The guess for a LIMIT whose value is not known before the statement runs. */
  public static final int SOME_LIMIT = 33;
}
