/**
 * Blob layouts and conversions between element types. All numbers are little-endian, IEEE-754; D is
 * the number of dimensions; elements begin at the first byte.
 *
 * <p>A blob of <b>even</b> length is float32 without a type byte. A blob of <b>odd</b> length ends
 * in its type byte:
 *
 * <pre>
 * float32        f32[D]                        (4D; read also as 4D+1 with 01 at the end)
 * float64        f64[D] 02                     (8D+1)
 * float1bit      u8[ceil(D/8)] pad? t 03       (bit i is byte i/8, bit i%8, low bit first;
 *                                               pad 00 iff ceil(D/8) is even;
 *                                               t = 8 * (length - 1) - D, from 8 to 23)
 * float8         u8[D] pad[p] f32 f32 00 p 04   (alpha, shift; element = alpha * q + shift;
 *                                               p = bytes up to a multiple of 4)
 * float16        u16[D] 05                     (2D+1, IEEE half)
 * floatb16       u16[D] 06                     (2D+1, upper half of a float32)
 * float32_sparse f32[n] u32[n] u32 09          (8n+5; values, ascending indexes, D)
 * </pre>
 *
 * <p>Conversion rules: to float32 rounds to nearest, ties to even, overflow gives infinity; float64
 * to the 16-bit types and to float8 goes through float32; to float16 rounds to nearest even and
 * keeps subnormals; to floatb16 truncates; to float1bit sets the bit iff {@code x > 0} (of the
 * float64 value, where the source is one); float1bit reads as +1 and -1; to float8 takes {@code
 * shift = min}, {@code alpha = (max - min) / 255} in float32 and {@code q = (x - shift) / alpha}
 * rounded half up and clamped to 0..255, all zero where alpha is zero; infinities and NaN cannot
 * become float8 and are refused. To float32_sparse keeps what is not equal to zero.
 *
 * <p>Start reading with {@link org.quiverdb.vector.codec.VectorBlob}.
 */
@NullMarked
package org.quiverdb.vector.codec;

import org.jspecify.annotations.NullMarked;
