/** The approximate nearest neighbour index, an access method of the engine. */
module org.quiverdb.index.diskann {
  requires org.quiverdb.engine;
  requires org.quiverdb.vector;
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  provides org.quiverdb.engine.spi.AccessMethod with
      org.quiverdb.index.diskann.store.DiskannMethod;
}
