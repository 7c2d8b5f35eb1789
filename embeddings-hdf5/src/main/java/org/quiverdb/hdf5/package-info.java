/**
 * HDF5 files in the layout of ann-benchmarks, through jHDF; a provider of the embeddings loader in
 * a module of its own, so that the loader does not need that library. Start reading at {@link
 * org.quiverdb.hdf5.Hdf5Provider}.
 */
@NullMarked
package org.quiverdb.hdf5;

import org.jspecify.annotations.NullMarked;
