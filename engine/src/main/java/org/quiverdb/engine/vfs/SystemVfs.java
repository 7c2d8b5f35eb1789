package org.quiverdb.engine.vfs;

/** Chooses the file system of this machine, once. */
final class SystemVfs {
  static final Vfs INSTANCE =
      PosixConstants.isSupported()
          ? new PosixVfs(Randomness.system())
          : new ChannelVfs(Randomness.system());

  private SystemVfs() {}
}
