package org.quiverdb.engine.vfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/** An open file of a {@link ChannelVfs}. */
final class ChannelFile implements VfsFile {
  private final String path;
  private final FileChannel channel;
  private final boolean readOnly;
  private final FileIdentity identity;
  private final ChannelLocks locks;
  private LockLevel level = LockLevel.NONE;
  private boolean closed;

  ChannelFile(String path, FileChannel channel, boolean readOnly, FileIdentity identity) {
    this.path = path;
    this.channel = channel;
    this.readOnly = readOnly;
    this.identity = identity;
    this.locks = ChannelLocks.of(identity, channel, readOnly);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public FileIdentity identity() {
    return identity;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public boolean hasMoved() {
    try {
      return !identity.equals(ChannelVfs.identity(Path.of(path)));
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_FSTAT, e);
    }
  }

  @Override
  public int read(long address, int byteCount, long offset) {
    ByteBuffer buffer = Memory.SEG.asSlice(address, byteCount).asByteBuffer();
    try {
      while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) > 0) {}
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_READ, e);
    }
    int done = buffer.position();
    Memory.fill(address + done, byteCount - done, 0);
    return done;
  }

  @Override
  public void write(long address, int byteCount, long offset) {
    requireWritable();
    ByteBuffer buffer = Memory.SEG.asSlice(address, byteCount).asByteBuffer();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer, offset + buffer.position());
      }
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  private void requireWritable() {
    if (readOnly) {
      throw IoErrors.of(ResultCode.IOERR_WRITE, path, "opened for reading only");
    }
  }

  /** The JDK does not say why a write failed, so the file system is asked whether it is full. */
  private SqlException writeFailed(IOException e) {
    boolean full;
    try {
      full = Files.getFileStore(Path.of(path)).getUsableSpace() < 1 << 16;
    } catch (IOException ignored) {
      full = false;
    }
    return IoErrors.of(full ? ResultCode.FULL : ResultCode.IOERR_WRITE, e);
  }

  @Override
  public void truncate(long size) {
    requireWritable();
    long before = size();
    try {
      channel.truncate(size);
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_TRUNCATE, e);
    }
    if (size > before) {
      long zero = NativeAllocator.allocate(1);
      try {
        Memory.putByte(zero, 0);
        write(zero, 1, size - 1);
      } finally {
        NativeAllocator.free(zero, 1);
      }
    }
  }

  @Override
  public void sync(boolean dataOnly) {
    try {
      channel.force(!dataOnly);
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_FSYNC, e);
    }
  }

  @Override
  public LockLevel lockLevel() {
    return level;
  }

  @Override
  public boolean lock(LockLevel wanted) {
    try {
      level = locks.lock(this, level, wanted);
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_LOCK, e);
    }
    return level.atLeast(wanted);
  }

  @Override
  public void unlock(LockLevel wanted) {
    if (wanted.atLeast(level)) {
      return;
    }
    level = wanted;
    try {
      locks.unlock(this, wanted);
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_UNLOCK, e);
    }
  }

  @Override
  public boolean checkReservedLock() {
    try {
      return locks.checkReserved();
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_CHECKRESERVEDLOCK, e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    unlock(LockLevel.NONE);
    try {
      locks.close(channel);
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_CLOSE, e);
    }
  }
}
