package org.quiverdb.index.diskann.graph;

import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.index.diskann.code.QueryCode;

/**
 * The best-first search with a bounded beam. What it finds stays readable until the next search;
 * after {@link #search} the same search can go on with a larger beam. A search allocates nothing
 * once the scratch space has grown to what searches need. Not thread-safe: use one for each thread.
 *
 * <p>A beam entry is one long, so that entries compare by estimate:
 *
 * <pre>
 * bits 63..32  the estimate, as an int that orders as the float does
 * bits 31..1   node
 * bit  0       1 when the node's neighbours have been looked at
 * </pre>
 *
 * <p>Invariants between steps: {@code beam[0 .. count)} ascends, {@code count <= effort}, all
 * entries before {@code cursor} are expanded; a node is in the beam, in the spill or not visited.
 */
public final class BeamSearch {
  /** Nodes whose neighbours are gathered together, so that their cache misses overlap. */
  private static final int HEADS = 2;

  private static final int CACHE_LINE_BYTES = 64;

  private static final int EXPANDED = 1;

  private long[] beam = new long[128];
  private int count;
  private int cursor;
  private int effort;

  /** Visited nodes that the beam has no room for; kept for a search that goes on. */
  private long[] spill = new long[4096];

  private int spilled;

  private long[] visitedBits = new long[1024];
  private int[] visited = new int[4096];
  private int visitedCount;

  /** Nodes of this step that are yet to be estimated. */
  private int[] fresh = new int[0];

  private long[] codes = new long[0];

  private int expansions;

  /** Written so that the reads of {@link #touch} are not left out. */
  @SuppressWarnings("unused")
  private long touched;

  /**
   * Searches.
   *
   * @param entries nodes to start from, at least one
   * @param effort the beam's length: more finds more and takes longer
   * @return how many entries the beam has; see {@link #node} and {@link #estimate}
   */
  public int search(QueryCode query, NodeBlocks blocks, int[] entries, int effort) {
    begin(blocks, effort);
    int pending = 0;
    for (int entry : entries) {
      pending = visit(entry, pending);
      if (pending == fresh.length) {
        estimate(query, blocks, pending);
        pending = 0;
      }
    }
    estimate(query, blocks, pending);
    run(query, blocks);
    return count;
  }

  /**
   * Goes on with the last search and a larger beam.
   *
   * @return how many entries the beam has now
   */
  public int extend(QueryCode query, NodeBlocks blocks, int effort) {
    if (effort <= this.effort) {
      return count;
    }
    this.effort = effort;
    beam = effort < beam.length ? beam : Arrays.copyOf(beam, effort + 1);
    int taken = Math.min(effort - count, spilled);
    selectSpilled(taken);
    // What was spilled is farther than the beam's last entry of that time, but not than those that
    // the beam may hold now.
    for (int i = 0; i < taken; i++) {
      insert(spill[i]);
    }
    System.arraycopy(spill, taken, spill, 0, spilled - taken);
    spilled -= taken;
    cursor = 0;
    run(query, blocks);
    return count;
  }

  /** Entries in the beam. */
  public int count() {
    return count;
  }

  /** The node of an entry; entry 0 has the smallest estimate. Dead nodes are among them. */
  public int node(int entry) {
    return (int) beam[entry] >>> 1;
  }

  /** The estimated distance of an entry. */
  public float estimate(int entry) {
    return toFloat((int) (beam[entry] >> Integer.SIZE));
  }

  /** Nodes whose neighbours were looked at, in the last search. */
  public int expansions() {
    return expansions;
  }

  /** Nodes whose distance was estimated, in the last search. */
  public int estimates() {
    return visitedCount;
  }

  private void begin(NodeBlocks blocks, int effort) {
    for (int i = 0; i < visitedCount; i++) {
      visitedBits[visited[i] >>> 6] = 0;
    }
    visitedCount = 0;
    NodeLayout layout = blocks.layout();
    int limit = layout.nodeLimit(blocks.blockCount());
    if (visitedBits.length < (limit + 63) >>> 6) {
      visitedBits = new long[Math.max(2 * visitedBits.length, (limit + 63) >>> 6)];
    }
    if (fresh.length < HEADS * layout.degree()) {
      fresh = new int[HEADS * layout.degree()];
      codes = new long[fresh.length];
    }
    if (beam.length <= effort) {
      beam = new long[effort + 1];
    }
    this.effort = effort;
    count = 0;
    cursor = 0;
    spilled = 0;
    expansions = 0;
  }

  private void run(QueryCode query, NodeBlocks blocks) {
    NodeLayout layout = blocks.layout();
    while (true) {
      int heads = 0;
      int pending = 0;
      for (int i = cursor; i < count && heads < HEADS; i++) {
        if ((beam[i] & EXPANDED) == 0) {
          beam[i] |= EXPANDED;
          pending = gather(blocks, layout, node(i), pending);
          heads++;
        }
        if (i == cursor) {
          cursor++;
        }
      }
      if (heads == 0) {
        return;
      }
      expansions += heads;
      estimate(query, blocks, pending);
    }
  }

  private int gather(NodeBlocks blocks, NodeLayout layout, int node, int pending) {
    long edges = blocks.address(layout.block(node)) + layout.edgesOffset(node);
    for (int i = 0; i < layout.degree(); i++) {
      int neighbour = Memory.getIntLittleEndian(edges + (long) Integer.BYTES * i);
      if (neighbour < 0) {
        break;
      }
      pending = visit(neighbour, pending);
    }
    return pending;
  }

  /** Puts a node on the list of fresh ones unless it has been visited. */
  private int visit(int node, int pending) {
    long word = visitedBits[node >>> 6];
    long bit = 1L << node;
    if ((word & bit) != 0) {
      return pending;
    }
    visitedBits[node >>> 6] = word | bit;
    if (visitedCount == visited.length) {
      visited = Arrays.copyOf(visited, 2 * visitedCount);
    }
    visited[visitedCount++] = node;
    fresh[pending] = node;
    return pending + 1;
  }

  private void estimate(QueryCode query, NodeBlocks blocks, int pending) {
    NodeLayout layout = blocks.layout();
    for (int i = 0; i < pending; i++) {
      codes[i] = blocks.address(layout.block(fresh[i])) + layout.codeOffset(fresh[i]);
    }
    touch(pending, layout.codeBytes());
    for (int i = 0; i < pending; i++) {
      int sortable = toSortable(query.estimate(codes[i]));
      offer((long) sortable << Integer.SIZE | (long) fresh[i] << 1);
    }
  }

  /**
   * Reads a word from every cache line of the codes to come. All these reads are in flight
   * together, whereas the estimates, at some hundred instructions each, would wait for one code
   * after the other; it halves the time of a search whose codes are not in the cache (measured).
   */
  private void touch(int pending, int codeBytes) {
    long sum = 0;
    for (int i = 0; i < pending; i++) {
      long code = codes[i];
      for (int at = 0; at < codeBytes; at += CACHE_LINE_BYTES) {
        sum += Memory.getLongLittleEndian(code + at);
      }
      sum += Memory.getLongLittleEndian(code + codeBytes - Long.BYTES);
    }
    touched = sum;
  }

  private void offer(long entry) {
    if (count < effort || entry < beam[count - 1]) {
      insert(entry);
    } else {
      spill(entry);
    }
  }

  private void insert(long entry) {
    if (count == effort) {
      spill(beam[--count]);
    }
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (beam[middle] < entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    System.arraycopy(beam, low, beam, low + 1, count - low);
    beam[low] = entry;
    count++;
    cursor = Math.min(cursor, low);
  }

  private void spill(long entry) {
    if (spilled == spill.length) {
      spill = Arrays.copyOf(spill, 2 * spilled);
    }
    spill[spilled++] = entry;
  }

  /** Brings the so many smallest spilled entries to the front, in any order. */
  private void selectSpilled(int wanted) {
    int low = 0;
    int high = spilled - 1;
    while (low < high && wanted > 0) {
      long pivot = spill[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (spill[i] < pivot) {
          i++;
        }
        while (spill[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long entry = spill[i];
          spill[i++] = spill[j];
          spill[j--] = entry;
        }
      }
      if (wanted - 1 <= j) {
        high = j;
      } else if (wanted - 1 >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private static int toSortable(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  private static float toFloat(int sortable) {
    return Float.intBitsToFloat(sortable ^ (sortable >> 31 & Integer.MAX_VALUE));
  }
}
