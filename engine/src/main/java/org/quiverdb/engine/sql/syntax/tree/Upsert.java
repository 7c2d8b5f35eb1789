package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ON CONFLICT [(target) [WHERE targetWhere]] DO NOTHING | DO UPDATE SET ... [WHERE where]}.
 *
 * @param target empty when any conflict is meant
 * @param assignments null for DO NOTHING
 */
public record Upsert(
    List<OrderingTerm> target,
    @Nullable Expr targetWhere,
    @Nullable List<Assignment> assignments,
    @Nullable Expr where) {}
