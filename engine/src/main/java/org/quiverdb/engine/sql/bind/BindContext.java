package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Collation;

/** What binding asks of the connection: schemas, functions, collations. */
public interface BindContext {
  /**
   * Names of the databases in the order in which unqualified names are searched: temp, main,
   * attached ones.
   */
  List<String> databases();

  /** The schema of a database, or null if there is none of that name. */
  @Nullable Schema schema(String database);

  /** The function that takes so many arguments, or null. */
  @Nullable FunctionShape function(String name, int argumentCount);

  /** Whether there is a function of that name with any number of arguments. */
  boolean functionExists(String name);

  /** The table-valued function of that name, or null. */
  @Nullable TableFunctionShape tableFunction(String name);

  /** The collation of that name, or null. */
  @Nullable Collation collation(String name);

  /** The collation of that name. */
  default Collation requireCollation(String name) {
    Collation collation = collation(name);
    if (collation == null) {
      throw new SqlException(
          ResultCode.ERROR_MISSING_COLLSEQ, "no such collation sequence: " + name);
    }
    return collation;
  }
}
