package org.quiverdb.benchmarks;

/** A peer that cannot be had here; the message says why. Benchmarks go on without it. */
public final class MissingPeer extends Exception {
  private static final long serialVersionUID = 1;

  public MissingPeer(String why) {
    super(why);
  }
}
