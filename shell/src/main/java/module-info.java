/** The command line: SQL shell, loader and demo. */
module org.quiverdb.shell {
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires java.sql;
  requires org.jline;
  requires org.quiverdb.datasets;
  requires org.quiverdb.embed;
  requires org.quiverdb.engine;
  requires org.quiverdb.jdbc;
  requires org.quiverdb.loader;
  requires org.quiverdb.vector;
  requires static org.jspecify;

  opens org.quiverdb.shell.ask to
      info.picocli;
  opens org.quiverdb.shell.demo to
      info.picocli;
  opens org.quiverdb.shell.export to
      info.picocli;
  opens org.quiverdb.shell.load to
      info.picocli;
}
