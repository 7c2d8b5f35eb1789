package org.quiverdb.engine.vfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Builds what a power loss may leave of the files that a {@code RecordingVfs} has watched.
 *
 * <p>The model: synced content and synced names are safe. Of the writes since, each is kept, lost,
 * torn at 512 bytes or turned into garbage within the sectors that it wrote; bytes beside a write
 * are not harmed. Names (creation and deletion) take effect in order, so of those not synced a
 * prefix is kept. The same list, seed and point give the same image.
 */
public final class CrashImages {
  private static final int SECTOR_BYTES = 512;

  /** What the disk holds of one file, and what may or may not reach it. */
  private static final class Disk {
    byte[] synced = new byte[0];
    final List<IoEvent> unsynced = new ArrayList<>();
  }

  private enum Mood {
    KEEP_ALL,
    LOSE_ALL,
    KEEP_PREFIX,
    EACH_ITS_FATE
  }

  private final Map<String, byte[]> initial;
  private final List<IoEvent> events;
  private final long seed;
  private final Map<Integer, Disk> disks = new HashMap<>();
  private final Map<String, Integer> syncedNames = new TreeMap<>();
  private final List<IoEvent> unsyncedNames = new ArrayList<>();
  private long lastMark;

  /**
   * Prepares to lose power.
   *
   * @param initial files, with their content, that were there and safe before the first event
   */
  public CrashImages(Map<String, byte[]> initial, List<IoEvent> events, long seed) {
    this.initial = initial;
    this.events = events;
    this.seed = seed;
    int number = -1;
    for (Map.Entry<String, byte[]> file : initial.entrySet()) {
      disk(number).synced = file.getValue();
      syncedNames.put(file.getKey(), number--);
    }
  }

  /** Builds so many images at points of the list chosen by the seed; to be called once. */
  public void each(int count, Consumer<CrashImage> use) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] points = random.ints(count, 1, events.size() + 1).sorted().toArray();
    int applied = 0;
    for (int i = 0; i < count; i++) {
      while (applied < points[i]) {
        apply(events.get(applied++));
      }
      use.accept(image(points[i], random.split()));
    }
  }

  /**
   * Builds images after every event of a range; to be called once, instead of {@link #each}.
   *
   * @param from first event, counted from 0
   * @param to behind the last event
   * @param perPoint images after each
   */
  public void eachPoint(int from, int to, int perPoint, Consumer<CrashImage> use) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int point = 1; point <= to; point++) {
      apply(events.get(point - 1));
      for (int i = 0; point > from && i < perPoint; i++) {
        use.accept(image(point, random.split()));
      }
    }
  }

  private Disk disk(int file) {
    return disks.computeIfAbsent(file, f -> new Disk());
  }

  private void apply(IoEvent event) {
    switch (event) {
      case IoEvent.Open(int file, String path) -> {
        disk(file).synced = initial.getOrDefault(path, new byte[0]);
        syncedNames.put(path, file);
      }
      case IoEvent.Create(int file, String path) -> unsyncedNames.add(event);
      case IoEvent.Delete(String path) -> unsyncedNames.add(event);
      case IoEvent.Write write -> disk(write.file()).unsynced.add(write);
      case IoEvent.Truncate cut -> disk(cut.file()).unsynced.add(cut);
      case IoEvent.Sync(int file) -> {
        Disk disk = disk(file);
        disk.synced = content(disk, Mood.KEEP_ALL, new SplittableRandom(0));
        disk.unsynced.clear();
      }
      case IoEvent.SyncDirectory() -> {
        rename(syncedNames, unsyncedNames);
        unsyncedNames.clear();
      }
      case IoEvent.Mark(long value) -> lastMark = value;
    }
  }

  private static void rename(Map<String, Integer> names, List<IoEvent> changes) {
    for (IoEvent change : changes) {
      switch (change) {
        case IoEvent.Create(int file, String path) -> names.put(path, file);
        case IoEvent.Delete(String path) -> names.remove(path);
        default -> throw new IllegalStateException("not a name: " + change);
      }
    }
  }

  private CrashImage image(int point, SplittableRandom random) {
    Map<String, Integer> names = new TreeMap<>(syncedNames);
    int kept = random.nextInt(unsyncedNames.size() + 1);
    rename(names, unsyncedNames.subList(0, kept));
    Map<String, byte[]> files = new TreeMap<>();
    names.forEach(
        (path, file) -> {
          Mood mood = Mood.values()[random.nextInt(Mood.values().length)];
          files.put(path, content(disk(file), mood, random));
        });
    return new CrashImage(files, point, lastMark, seed);
  }

  private static byte[] content(Disk disk, Mood mood, SplittableRandom random) {
    byte[] bytes = disk.synced.clone();
    int prefix = random.nextInt(disk.unsynced.size() + 1);
    for (int i = 0; i < disk.unsynced.size(); i++) {
      boolean whole = mood == Mood.KEEP_ALL || mood == Mood.KEEP_PREFIX && i < prefix;
      bytes =
          switch (disk.unsynced.get(i)) {
            case IoEvent.Write write when whole -> write(bytes, write);
            case IoEvent.Write write when mood == Mood.EACH_ITS_FATE ->
                damaged(bytes, write, random);
            case IoEvent.Truncate cut
                when whole || mood == Mood.EACH_ITS_FATE && random.nextBoolean() ->
                Arrays.copyOf(bytes, (int) cut.size());
            default -> bytes;
          };
    }
    return bytes;
  }

  private static byte[] write(byte[] bytes, IoEvent.Write write) {
    return overlay(bytes, write, 0, write.bytes().length);
  }

  private static byte[] overlay(byte[] bytes, IoEvent.Write write, int from, int to) {
    int end = (int) write.offset() + to;
    byte[] result = end > bytes.length ? Arrays.copyOf(bytes, end) : bytes;
    System.arraycopy(write.bytes(), from, result, (int) write.offset() + from, to - from);
    return result;
  }

  /** One of: kept, lost, torn, or each sector kept, lost or garbage. */
  private static byte[] damaged(byte[] bytes, IoEvent.Write write, SplittableRandom random) {
    int fate = random.nextInt(4);
    if (fate == 0) {
      return write(bytes, write);
    }
    if (fate == 1) {
      return bytes;
    }
    byte[] result = bytes;
    for (int from = 0; from < write.bytes().length; ) {
      int inSector = (int) ((write.offset() + from) % SECTOR_BYTES);
      int to = Math.min(write.bytes().length, from + SECTOR_BYTES - inSector);
      int sector = random.nextInt(fate == 2 ? 2 : 3);
      if (sector == 0) {
        result = overlay(result, write, from, to);
      } else if (sector == 2) {
        byte[] garbage = write.bytes().clone();
        for (int i = from; i < to; i++) {
          garbage[i] = (byte) random.nextInt();
        }
        result =
            overlay(result, new IoEvent.Write(write.file(), write.offset(), garbage), from, to);
      }
      from = to;
    }
    return result;
  }
}
