/** Seeded generators of data shaped like real embeddings. */
module org.quiverdb.datasets {
  requires commons.math3;
  requires org.quiverdb.vector;
  requires static org.jspecify;
}
