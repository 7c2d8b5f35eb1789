/**
 * Bytes of input files: transparent gzip and zstd, one sliding window, progress in file bytes. May
 * touch the file system for reading only. Start reading at {@link
 * org.quiverdb.loader.io.ByteWindow}.
 */
@NullMarked
package org.quiverdb.loader.io;

import org.jspecify.annotations.NullMarked;
