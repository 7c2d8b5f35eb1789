/** Reads files of embeddings and writes them into tables, and the other way round. */
module org.quiverdb.loader {
  requires com.fasterxml.jackson.core;
  requires com.github.luben.zstd_jni;
  requires de.siegmar.fastcsv;
  requires org.quiverdb.engine;
  requires org.quiverdb.vector;
  requires static org.jspecify;

  exports org.quiverdb.loader;
  exports org.quiverdb.loader.export;
  exports org.quiverdb.loader.io;
  exports org.quiverdb.loader.target;

  uses org.quiverdb.loader.RecordSourceProvider;
}
