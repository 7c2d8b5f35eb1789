package org.quiverdb.engine.vfs;

/**
 * Something that a {@link RecordingVfs} has seen happen to its files. Files are told apart by a
 * number, because a name may stand for several of them in turn.
 */
public sealed interface IoEvent {
  /** A file that was there before was opened for the first time. */
  record Open(int file, String path) implements IoEvent {}

  /** A file was created. */
  record Create(int file, String path) implements IoEvent {}

  /** Bytes were written; the array is not to be changed. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Write(int file, long offset, byte[] bytes) implements IoEvent {}

  /** A file was cut or extended. */
  record Truncate(int file, long size) implements IoEvent {}

  /** What was written to a file until now is on the disk. */
  record Sync(int file) implements IoEvent {}

  /** A name was removed. */
  record Delete(String path) implements IoEvent {}

  /** Names created and removed until now are on the disk. */
  record SyncDirectory() implements IoEvent {}

  /** The workload has come to a point that it wants to find again, as "commit 7 returned". */
  record Mark(long value) implements IoEvent {}
}
