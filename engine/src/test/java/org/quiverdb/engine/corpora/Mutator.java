package org.quiverdb.engine.corpora;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes a few bytes of a database file, where it hurts or anywhere. */
final class Mutator {
  private static final int HEADER_BYTES = 100;
  private static final int[] HEADER_FIELDS = {
    16, 18, 19, 20, 21, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 92
  };
  private static final int[] EDGES = {0, 1, 2, 4, 5, 10, 12, 13, 0x7f, 0x80, 0x81, 0xfe, 0xff};

  private final SplittableRandom random;
  private byte[] image;
  private final int pageSize;

  Mutator(byte[] original, SplittableRandom random) {
    this.random = random;
    this.image = original.clone();
    int stored = (image[16] & 0xff) << 8 | image[17] & 0xff;
    pageSize = stored == 1 ? 65536 : stored;
  }

  /** The image after one to six changes. */
  byte[] mutate() {
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      change();
    }
    return image;
  }

  private void change() {
    switch (random.nextInt(12)) {
      case 0 -> put(random.nextInt(image.length));
      case 1 -> flip();
      case 2 -> put(HEADER_FIELDS[random.nextInt(HEADER_FIELDS.length)] + random.nextInt(4));
      case 3, 4 -> put(pageHeader() + random.nextInt(12));
      case 5 -> pageNumber(pageHeader() + 8);
      case 6, 7 -> put(cellPointer());
      case 8, 9 -> put(cell() + random.nextInt(8));
      case 10 -> pageNumber(page() * pageSize + (random.nextBoolean() ? 0 : 4));
      default -> large();
    }
  }

  private int page() {
    return random.nextInt(Math.max(1, image.length / pageSize));
  }

  private int pageHeader() {
    int page = page();
    return page == 0 ? HEADER_BYTES : page * pageSize;
  }

  private int cellPointer() {
    return pageHeader() + 8 + random.nextInt(24);
  }

  /** Where a cell pointer points to. */
  private int cell() {
    int page = page();
    int header = page == 0 ? HEADER_BYTES : page * pageSize;
    int pointer = header + 8 + 2 * random.nextInt(8);
    return pointer + 1 < image.length
        ? page * pageSize + ((image[pointer] & 0xff) << 8 | image[pointer + 1] & 0xff)
        : header;
  }

  private void put(int offset) {
    if (offset < image.length) {
      image[offset] =
          (byte) (random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(256));
    }
  }

  private void flip() {
    image[random.nextInt(image.length)] ^= (byte) (1 << random.nextInt(8));
  }

  private void pageNumber(int offset) {
    int number = random.nextInt(8) == 0 ? random.nextInt() : page() + random.nextInt(2);
    for (int i = 0; i < 4 && offset + i < image.length; i++) {
      image[offset + i] = (byte) (number >>> (24 - 8 * i));
    }
  }

  private void large() {
    int from = page() * pageSize;
    int to = page() * pageSize;
    switch (random.nextInt(5)) {
      case 0 -> image = Arrays.copyOf(image, Math.max(512, random.nextInt(image.length)));
      case 1 -> image = Arrays.copyOf(image, image.length + random.nextInt(2 * pageSize));
      case 2 -> System.arraycopy(image, from, image, to, lengthAt(Math.max(from, to)));
      case 3 -> Arrays.fill(image, from, from + lengthAt(from), (byte) 0);
      default -> {
        int length = Math.min(random.nextInt(32), lengthAt(from));
        System.arraycopy(image, from, image, to, Math.min(length, lengthAt(to)));
      }
    }
  }

  private int lengthAt(int offset) {
    return Math.max(0, Math.min(pageSize, image.length - offset));
  }
}
