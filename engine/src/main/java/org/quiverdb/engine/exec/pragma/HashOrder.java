package org.quiverdb.engine.exec.pragma;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which SQLite lists the tables of a schema: table_list, integrity_check. It keeps
 * them in one list that is chained through a hash table: a name goes to the front of its bucket's
 * names, or to the front of the list when its bucket is empty; growing inserts all names anew.
 */
final class HashOrder {
  private static final int FIRST_GROWTH = 5;
  private static final int MAX_BUCKETS = 64;

  private static final class Node {
    final String name;
    @Nullable Node previous;
    @Nullable Node next;

    Node(String name) {
      this.name = name;
    }
  }

  private @Nullable Node first;
  private @Nullable Node[] buckets = new Node[0];
  private int count;

  private HashOrder() {}

  /** The names as SQLite lists them. */
  static List<String> of(Iterable<String> inserted) {
    HashOrder order = new HashOrder();
    for (String name : inserted) {
      order.insert(name);
    }
    return order.names();
  }

  private void insert(String name) {
    count++;
    if (count >= FIRST_GROWTH && count > 2 * buckets.length) {
      grow(Math.min(count * 3, MAX_BUCKETS));
    }
    link(new Node(name));
  }

  private void grow(int bucketCount) {
    if (bucketCount == buckets.length) {
      return;
    }
    List<String> present = names();
    buckets = new Node[bucketCount];
    first = null;
    for (String name : present) {
      link(new Node(name));
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Node node = first; node != null; node = node.next) {
      names.add(node.name);
    }
    return names;
  }

  private void link(Node node) {
    Node before = first;
    if (buckets.length > 0) {
      int bucket = Integer.remainderUnsigned(hash(node.name), buckets.length);
      before = buckets[bucket] == null ? first : buckets[bucket];
      buckets[bucket] = node;
    }
    node.next = before;
    if (before != null) {
      node.previous = before.previous;
      before.previous = node;
    }
    if (node.previous != null) {
      node.previous.next = node;
    } else {
      first = node;
    }
  }

  private static int hash(String name) {
    int hash = 0;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash + (b & 0xdf)) * 0x9e3779b1;
    }
    return hash;
  }
}
