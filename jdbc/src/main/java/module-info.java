/** The JDBC driver. */
module org.quiverdb.jdbc {
  requires transitive java.sql;
  requires org.quiverdb.engine;
  requires static org.jspecify;
}
