/** The database: storage, SQL and execution. Exports nothing but its API. */
module org.quiverdb.engine {
  requires transitive org.quiverdb.vector;
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  exports org.quiverdb.engine.api;
  exports org.quiverdb.engine.error;
  exports org.quiverdb.engine.memory to
      org.quiverdb.index.diskann;
  exports org.quiverdb.engine.spi to
      org.quiverdb.index.diskann;
  exports org.quiverdb.engine.sql.syntax to
      org.quiverdb.shell;

  uses org.quiverdb.engine.api.ConnectionExtension;
  uses org.quiverdb.engine.spi.AccessMethod;
}
