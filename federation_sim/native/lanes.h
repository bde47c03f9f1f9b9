/* What a processor does to many float32 numbers at once. A vector holds LANES of them, which never meet: every number
 * below comes out the same whatever LANES is. Multiplications that are meant to be fused with an addition say so (fused);
 * no compiler may fuse others (-ffp-contract=off), or results would depend on who compiled.
 *
 * Included once for each instruction set, which defines LANES and gives fused.
 */

#include <stddef.h>
#include <stdint.h>

/* 2^f for |f| <= 1/2 as a polynomial of least relative error, 7.5e-8. */
#define EXP_0 1.000000072e+00f
#define EXP_1 6.931469671e-01f
#define EXP_2 2.402211972e-01f
#define EXP_3 5.550713273e-02f
#define EXP_4 9.675541334e-03f
#define EXP_5 1.327647199e-03f

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t bits __attribute__((vector_size(4 * LANES)));
typedef float lanes_anywhere __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline, unused))
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

INLINE lanes load(const float *from) { return *(const lanes_anywhere *)from; }
INLINE void store(float *to, lanes value) { *(lanes_anywhere *)to = value; }
INLINE lanes all(float value) { return value - (lanes){0}; }

/* A comparison that does not hold for what is no number takes the second choice, on every processor. */
INLINE lanes larger(lanes a, lanes b) { return (lanes)(((bits)b & (b > a)) | ((bits)a & ~(b > a))); }
INLINE lanes where(bits holds, lanes value) { return (lanes)((bits)value & holds); }

#if LANES == 16
INLINE lanes fused(lanes a, lanes b, lanes c) { return (lanes)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c); }
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define HIGH(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#elif LANES == 8
INLINE lanes fused(lanes a, lanes b, lanes c) { return (lanes)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c); }
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define HIGH(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
INLINE lanes fused(lanes a, lanes b, lanes c) { return (lanes)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b); }
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#endif

/* LANES vectors become those of their first, second, ... numbers: perfect shuffles, log2(LANES) times. */
INLINE void transpose(lanes square[LANES]) {
    lanes shuffled[LANES];
    UNROLL for (int size = 1; size < LANES; size *= 2) {
        UNROLL for (int i = 0; i < LANES / 2; i++) {
            shuffled[2 * i] = LOW(square[i], square[i + LANES / 2]);
            shuffled[2 * i + 1] = HIGH(square[i], square[i + LANES / 2]);
        }
        UNROLL for (int i = 0; i < LANES; i++) square[i] = shuffled[i];
    }
}

/* e^x for x <= 0, within 1.2e-7 of it; below -87, where it is next to nothing, as there. 2^(n + f) with the whole n put
 * into the exponent's bits and a polynomial for 2^f, |f| <= 1/2, of least relative error (found by Remez' exchange).
 */
INLINE lanes exponential(lanes x) {
    const lanes log2_e = all(1.44269504088896341f), shift = all(12582912.0f);
    x = larger(x, all(-87.0f));
    lanes shifted = fused(x, log2_e, shift);
    lanes f = fused(x, log2_e, shift - shifted);
    lanes power = all(EXP_5);
    power = fused(power, f, all(EXP_4));
    power = fused(power, f, all(EXP_3));
    power = fused(power, f, all(EXP_2));
    power = fused(power, f, all(EXP_1));
    power = fused(power, f, all(EXP_0));
    return (lanes)((bits)power + ((bits)shifted << 23));
}

/* The natural logarithm of x, a normal number above 0: x = 2^n (1 + f), with 1 + f from sqrt(1/2) to sqrt(2), and the
 * polynomial of the Cephes library for log(1 + f).
 */
INLINE lanes logarithm(lanes x) {
    bits exponent = (((bits)x - 0x3f3504f3) >> 23);
    lanes f = (lanes)((bits)x - (exponent << 23)) - 1.0f;
    lanes n = __builtin_convertvector(exponent, lanes);
    lanes p = all(7.0376836292e-2f);
    p = fused(p, f, all(-1.1514610310e-1f));
    p = fused(p, f, all(1.1676998740e-1f));
    p = fused(p, f, all(-1.2420140846e-1f));
    p = fused(p, f, all(1.4249322787e-1f));
    p = fused(p, f, all(-1.6668057665e-1f));
    p = fused(p, f, all(2.0000714765e-1f));
    p = fused(p, f, all(-2.4999993993e-1f));
    p = fused(p, f, all(3.3333331174e-1f));
    lanes square = f * f;
    p = fused(square * f, p, n * -2.12194440e-4f);
    p = fused(square, all(-0.5f), p);
    return fused(n, all(0.693359375f), f + p);
}
