/** Measurements: JMH benchmarks and side-by-side runs against peers. */
module org.quiverdb.benchmarks {
  requires java.sql;
  requires jdk.incubator.vector;
  requires jmh.core;
  requires jvector;
  requires org.apache.lucene.core;
  requires org.quiverdb.datasets;
  requires org.quiverdb.engine;
  requires org.quiverdb.jdbc;
  requires org.quiverdb.loader;
  requires static org.jspecify;
}
