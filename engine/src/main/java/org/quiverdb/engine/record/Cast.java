package org.quiverdb.engine.record;

/**
 * {@code CAST(x AS type)}: unlike affinity it always converts, and takes the prefix of a text that
 * is a number.
 */
public final class Cast {
  private Cast() {}

  /**
   * Leaves a value cast to the affinity of a type in another register; text and blobs are shared
   * with the operand where their bytes stay the same.
   *
   * @param encoding of the main file: BLOBs and TEXT are turned into each other by its bytes
   */
  public static void cast(
      Registers r, int from, Affinity affinity, TextEncoding encoding, int result) {
    if (r.tag[from] == Registers.NULL) {
      r.setNull(result);
      return;
    }
    switch (affinity) {
      case BLOB -> blob(r, from, encoding, result);
      case TEXT -> text(r, from, encoding, result);
      case NUMERIC -> Numeric.number(r, from, result);
      case INTEGER -> r.setLong(result, Numeric.integer(r, from));
      case REAL -> r.setDouble(result, Numeric.real(r, from));
    }
  }

  private static void text(Registers r, int from, TextEncoding encoding, int result) {
    byte tag = r.tag[from];
    if (tag < Registers.TEXT) {
      NumberText.render(r, from, result);
    } else if (tag == Registers.TEXT || encoding == TextEncoding.UTF8) {
      r.setReference(result, Registers.TEXT, r.bits[from], r.length[from]);
    } else {
      long stored = r.bits[from];
      int length = r.length[from];
      long to = r.scratch(result, encoding.maxDecodedBytes(length));
      r.setReference(result, Registers.TEXT, to, encoding.decode(stored, length, to));
    }
  }

  private static void blob(Registers r, int from, TextEncoding encoding, int result) {
    int source = from;
    if (r.tag[from] < Registers.TEXT) {
      NumberText.render(r, from, result);
      source = result;
    }
    bytes(r, source, encoding, result);
  }

  /** Leaves the bytes of a TEXT as the file stores it, or a BLOB as it is. */
  private static void bytes(Registers r, int from, TextEncoding encoding, int result) {
    long address = r.bits[from];
    int length = r.length[from];
    if (r.tag[from] == Registers.BLOB || encoding == TextEncoding.UTF8) {
      r.setReference(result, Registers.BLOB, address, length);
      return;
    }
    int stored = encoding.encodedLength(address, length);
    long to = r.scratch(result, stored + length);
    if (from == result) {
      // The text is in this scratch, perhaps moved: encode behind it.
      address = to;
      to += length;
    }
    encoding.encode(address, length, to);
    r.setReference(result, Registers.BLOB, to, stored);
  }
}
