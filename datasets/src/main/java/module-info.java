/** Seeded generators of data shaped like real embeddings. */
module org.quiverdb.datasets {
  requires static org.jspecify;

  exports org.quiverdb.datasets;
}
