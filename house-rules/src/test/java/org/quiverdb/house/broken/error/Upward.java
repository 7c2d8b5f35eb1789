package org.quiverdb.house.broken.error;

import org.quiverdb.house.broken.btree.Tree;

/** In the lowest layer, and holds one of a later layer. */
public final class Upward {
  Tree[] tree = {};
}
