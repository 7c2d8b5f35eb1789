package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean in one query, with the scope of the query around it. */
final class Scope {
  final @Nullable Scope parent;
  final @Nullable WithScope with;

  /** The text that offsets of this query's tree point into. */
  final String sql;

  /** The sources of FROM, from left to right. */
  final List<JoinItem> from = new ArrayList<>();

  /** For a source that stands for joins in parentheses, what is seen of those. */
  final Map<Source, List<Visible>> nested = new IdentityHashMap<>();

  /** Rows that only qualified names reach: new, old, excluded. */
  final List<Source> qualified = new ArrayList<>();

  /** The result columns once they are bound. */
  List<ResultColumn> results = List.of();

  final List<AggregateCall> aggregates = new ArrayList<>();

  /** Sources further out that this query or one inside it refers to. */
  final Set<Source> outerSources = new LinkedHashSet<>();

  Clause clause = Clause.PLAIN;

  Scope(@Nullable Scope parent, @Nullable WithScope with, String sql) {
    this.parent = parent;
    this.with = with;
    this.sql = sql;
  }

  boolean owns(Source source) {
    for (JoinItem item : from) {
      if (item.source() == source) {
        return true;
      }
    }
    return qualified.contains(source);
  }

  /** Records that an expression of this scope uses a source found in {@code home}. */
  void uses(Source source, Scope home) {
    for (Scope scope = this; scope != null && scope != home; scope = scope.parent) {
      scope.outerSources.add(source);
    }
  }

  /** The one object for equal aggregate calls. */
  AggregateCall unify(AggregateCall call) {
    for (AggregateCall other : aggregates) {
      if (other.sameAs(call)) {
        return other;
      }
    }
    aggregates.add(call);
    return call;
  }
}
