package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;

/**
 * A source and how it joins what stands to its left.
 *
 * @param on the conditions of ON, USING and NATURAL
 * @param using names of columns that are the same as those to the left; only the left ones are seen
 * without qualifier
 */
public record JoinItem(Source source, JoinKind kind, List<BoundExpr> on, List<String> using) {}
