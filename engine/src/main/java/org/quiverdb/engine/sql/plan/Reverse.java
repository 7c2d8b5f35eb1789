package org.quiverdb.engine.sql.plan;

/** Turns the direction of a path. */
final class Reverse {
  private Reverse() {}

  static AccessPath of(AccessPath path, boolean reverse) {
    if (!reverse) {
      return path;
    }
    return switch (path) {
      case AccessPath.TableScan s -> new AccessPath.TableScan(true);
      case AccessPath.RowidSearch s -> new AccessPath.RowidSearch(s.key(), true);
      case AccessPath.RowidRange r -> new AccessPath.RowidRange(r.lower(), r.upper(), true);
      case AccessPath.IndexSearch s ->
          new AccessPath.IndexSearch(
              s.index(), s.equal(), s.lower(), s.upper(), s.covering(), true);
      default -> path;
    };
  }
}
