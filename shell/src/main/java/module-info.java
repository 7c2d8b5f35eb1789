/** The command line: SQL shell, loader and demo. */
module org.quiverdb.shell {
  requires info.picocli;
  requires java.sql;
  requires org.jline;
  requires org.quiverdb.datasets;
  requires org.quiverdb.engine;
  requires org.quiverdb.jdbc;
  requires org.quiverdb.loader;
  requires static org.jspecify;
}
