package org.quiverdb.shell;

/** The text of {@code -help}. */
final class Usage {
  static final String TEXT =
      """
      Usage: quiver [OPTIONS] [FILE [SQL...]]
             quiver load FILE... --into DB --table T    embeddings into a table
             quiver load FILE... --embed lsa --into DB --table T    documents into a table
             quiver ask DB QUESTION                     passages of documents
             quiver demo                                a tour
      FILE is a database, made when it is not there; without it the database is in memory.
      SQL comes from the arguments, or else from standard input.
      Options, with one dash or two:
        -ascii -box -column -csv -html -json -line -list -markdown -quote -table -tabs
                             how rows are written
        -bail                stop at the first error
        -batch               never converse
        -cmd COMMAND         run this first
        -echo                repeat each input before its result
        -eqp                 show query plans
        -[no]header          column names above the rows
        -help                this text
        -init FILE           run the lines of this file first
        -interactive         converse, whatever the input is
        -newline TEXT        what ends a row
        -nullvalue TEXT      what stands for NULL
        -readonly            never write
        -stats               figures of the engine behind each statement
        -separator TEXT      what stands between columns
        -version             the SQLite version followed, and Quiver's own\
      """;

  private Usage() {}
}
