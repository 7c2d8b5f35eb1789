/** Reads HDF5 files for the embeddings loader, which finds it by itself. */
module org.quiverdb.hdf5 {
  requires io.jhdf;
  requires org.quiverdb.loader;
  requires static org.jspecify;

  provides org.quiverdb.loader.RecordSourceProvider with
      org.quiverdb.hdf5.Hdf5Provider;
}
