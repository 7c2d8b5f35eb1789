/** Texts into passages, and passages into vectors that stand beside them in a table. */
module org.quiverdb.embed {
  requires com.fasterxml.jackson.core;
  requires commons.math3;
  requires de.siegmar.fastcsv;
  requires transitive org.quiverdb.engine;
  requires org.commonmark;
  requires org.jsoup;
  requires org.quiverdb.loader;
  requires static org.jspecify;

  exports org.quiverdb.embed;
  exports org.quiverdb.embed.api;
  exports org.quiverdb.embed.lsa;
  exports org.quiverdb.embed.store;
  exports org.quiverdb.embed.text;

  uses org.quiverdb.embed.api.EmbeddingService;

  provides org.quiverdb.engine.api.ConnectionExtension with
      org.quiverdb.embed.EmbedExtension;
}
