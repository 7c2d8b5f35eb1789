/** The JDBC driver. */
module org.quiverdb.jdbc {
  requires transitive java.sql;
  requires transitive org.quiverdb.engine;
  requires org.quiverdb.vector;
  requires static org.jspecify;

  exports org.quiverdb.jdbc;

  provides java.sql.Driver with
      org.quiverdb.jdbc.QuiverDriver;
}
