package org.quiverdb.engine.exec.session;

import java.util.HashMap;
import java.util.Map;

/** What pragmas set for one connection. */
public final class Settings {
  private boolean foreignKeys;
  private boolean queryOnly;
  private int busyTimeoutMillis;
  private long cacheSize = -2000;
  private boolean recursiveTriggers;
  private double vectorRecall = 0.99;
  private long vectorBuildMemory;
  private boolean ignoreChecks;
  private final Map<String, Long> numbers = new HashMap<>();
  private long generation;

  /** {@code PRAGMA foreign_keys}. */
  public boolean foreignKeys() {
    return foreignKeys;
  }

  /** Sets {@code foreign_keys}; programs are compiled anew. */
  public void setForeignKeys(boolean value) {
    if (foreignKeys != value) {
      foreignKeys = value;
      generation++;
    }
  }

  /** {@code PRAGMA query_only}. */
  public boolean queryOnly() {
    return queryOnly;
  }

  public void setQueryOnly(boolean value) {
    queryOnly = value;
  }

  /** {@code PRAGMA busy_timeout}, in milliseconds. */
  public int busyTimeoutMillis() {
    return busyTimeoutMillis;
  }

  void setBusyTimeoutMillis(int millis) {
    busyTimeoutMillis = millis;
  }

  /**
   * {@code PRAGMA cache_size}, kept as it was given; the frame pool is shared by all connections.
   */
  public long cacheSize() {
    return cacheSize;
  }

  public void setCacheSize(long value) {
    cacheSize = value;
  }

  /** {@code PRAGMA recursive_triggers}. */
  public boolean recursiveTriggers() {
    return recursiveTriggers;
  }

  /** Sets {@code recursive_triggers}; programs are compiled anew. */
  public void setRecursiveTriggers(boolean value) {
    if (recursiveTriggers != value) {
      recursiveTriggers = value;
      generation++;
    }
  }

  /** {@code PRAGMA vector_recall}: above 0, at most 1. */
  public double vectorRecall() {
    return vectorRecall;
  }

  public void setVectorRecall(double value) {
    vectorRecall = value;
  }

  /**
   * {@code PRAGMA vector_build_memory}: bytes that the building of an index may take, besides
   * pages. Half of the largest heap unless it was set.
   */
  public long vectorBuildMemory() {
    return vectorBuildMemory > 0 ? vectorBuildMemory : Runtime.getRuntime().maxMemory() / 2;
  }

  /** Sets {@code vector_build_memory}; 0 or less for the default. */
  public void setVectorBuildMemory(long bytes) {
    vectorBuildMemory = bytes;
  }

  /** {@code PRAGMA ignore_check_constraints}. */
  public boolean ignoreChecks() {
    return ignoreChecks;
  }

  /** Sets {@code ignore_check_constraints}; programs are compiled anew. */
  public void setIgnoreChecks(boolean value) {
    if (ignoreChecks != value) {
      ignoreChecks = value;
      generation++;
    }
  }

  /** The value of a setting that nothing here depends on. */
  public long number(String name, long byDefault) {
    return numbers.getOrDefault(name, byDefault);
  }

  public void setNumber(String name, long value) {
    numbers.put(name, value);
  }

  /** To be called when the functions of the connection are others; programs are compiled anew. */
  public void functionsChanged() {
    generation++;
  }

  /** Counts changes that compiled programs depend on. */
  long generation() {
    return generation;
  }
}
