package org.quiverdb.house.broken.btree;

import org.quiverdb.house.broken.error.Upward;

/** Uses an earlier layer, as it may, and closes a circle with it. */
public final class Tree {
  Upward[] upward = {};
}
