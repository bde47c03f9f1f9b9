/* Federated averaging of many copies of one model at once, and how good each copy is. See federation_sim.federations.horizontal
 * for what is computed and federation_sim.backends.native_backend for who calls it.
 *
 * Two ways, with the same bytes. Many copies: a lane for each copy, which all look at the same sample, so that a sample's
 * feature is one number for all lanes. One copy: a lane for each sample, or for each weight of a row, so that it need
 * not cost as much as LANES of them. Whatever the way, each sum runs over its terms in one order, with one rounding a
 * term: over features for a logit, over samples for a gradient, over clients for an average.
 *
 * Weights of a copy lie as matrices (rows, columns), each row filled up with zeros to a multiple of PAD: hidden units by
 * features, if there are hidden units, then classes by what lies below them. A bias is the last column, of inputs that are 1.
 * Included once for each instruction set, after lanes.h.
 */

#include <string.h>

#include "types.h"

/* So few copies are better trained one by one than in the lanes of a block; so many test samples stay in the cache. */
#define FEW (LANES / 2)
#define AT_ONCE 32


/* ---- products ------------------------------------------------------------------------------------------------------- */

/* C[i][n] = sum over t of A[i][t] B[t][n], or that much more with `more`, where B and C are of vectors; A is of single
 * numbers (the same in all lanes) or of vectors. All strides count floats.
 */
typedef struct {
    const float *a, *b;
    float *c;
    ptrdiff_t ai, at, bt, bn, ci, cn;
    int terms, more, vectors;
} Product;

#if LANES == 8
#define MOST_N 3 /* 16 registers */
#define MOST_I 4
#else
#define MOST_N 5 /* 32 registers */
#define MOST_I 6
#endif

INLINE void tile(const Product *p, const int is, const int ns, const int vectors, ptrdiff_t i0, ptrdiff_t n0) {
    lanes sum[MOST_I][MOST_N];
    const float *a = p->a + i0 * p->ai, *b = p->b + n0 * p->bn;
    float *c = p->c + i0 * p->ci + n0 * p->cn;
    const ptrdiff_t ai = p->ai, at = p->at, bn = p->bn, bt = p->bt;
    UNROLL for (int i = 0; i < is; i++) {
        UNROLL for (int n = 0; n < ns; n++) sum[i][n] = p->more ? load(c + i * p->ci + n * p->cn) : (lanes){0};
    }
    for (int t = 0; t < p->terms; t++, a += at, b += bt) {
        lanes row[MOST_N];
        UNROLL for (int n = 0; n < ns; n++) row[n] = load(b + n * bn);
        UNROLL for (int i = 0; i < is; i++) {
            lanes factor = vectors ? load(a + i * ai) : all(a[i * ai]);
            UNROLL for (int n = 0; n < ns; n++) sum[i][n] = fused(factor, row[n], sum[i][n]);
        }
    }
    UNROLL for (int i = 0; i < is; i++) {
        UNROLL for (int n = 0; n < ns; n++) store(c + i * p->ci + n * p->cn, sum[i][n]);
    }
}

#define TILE(is, ns)                                         \
    case 8 * (is) + (ns):                                    \
        if (p->vectors) tile(p, is, ns, 1, i0, n0);          \
        else tile(p, is, ns, 0, i0, n0);                     \
        break;
#define TILES(is) TILE(is, 1) TILE(is, 2) TILE(is, 3)
#define WIDE_TILES(is) TILES(is) TILE(is, 4) TILE(is, 5)

static __attribute__((noinline)) void any_tile(const Product *p, int is, int ns, ptrdiff_t i0, ptrdiff_t n0) {
    switch (8 * is + ns) {
#if LANES == 8
        TILES(1) TILES(2) TILES(3) TILES(4)
#else
        WIDE_TILES(1) WIDE_TILES(2) WIDE_TILES(3) WIDE_TILES(4) WIDE_TILES(5) TILES(6) TILE(6, 4)
#endif
    }
}

/* In tiles of nearly equal size, as large as the registers hold. */
static void multiply(const Product *p, int rows, int columns) {
    int across = (columns + MOST_N - 1) / MOST_N;
    int tallest = MOST_N == 5 && (columns + across - 1) / across == 5 ? 5 : MOST_I;
    int down = (rows + tallest - 1) / tallest;
    for (int x = 0, n0 = 0; x < across; x++) {
        int ns = (columns - n0) / (across - x);
        for (int y = 0, i0 = 0; y < down; y++) {
            int is = (rows - i0) / (down - y);
            any_tile(p, is, ns, i0, n0);
            i0 += is;
        }
        n0 += ns;
    }
}

/* ---- softmax -------------------------------------------------------------------------------------------------------- */

/* scale times (truth - softmax), in place, over `classes` vectors that lie `stride` floats apart; the truth is put in by
 * the caller.
 */
INLINE void errors(float *column, int classes, ptrdiff_t stride, float scale) {
    lanes most = load(column), total = {0};
    for (int k = 1; k < classes; k++) most = larger(most, load(column + k * stride));
    for (int k = 0; k < classes; k++) {
        lanes power = exponential(load(column + k * stride) - most);
        store(column + k * stride, power);
        total = total + power;
    }
    lanes factor = all(-scale) / total;
    for (int k = 0; k < classes; k++) store(column + k * stride, load(column + k * stride) * factor);
}

/* ---- steps ----------------------------------------------------------------------------------------------------------- */

/* W += strength (start - W), before the gradient at the same W is added. */
static void pull_back(float *weights, const float *start, size_t size, float strength) {
    for (size_t i = 0; i < size; i += LANES) {
        lanes at = load(weights + i);
        store(weights + i, fused(all(strength), load(start + i) - at, at));
    }
}

/* ---- many copies: a lane for each ------------------------------------------------------------------------------------ */

/* Working memory, in floats, of a step on up to `count` samples by one way or the other. */
static size_t working(Shape shape, int count) {
    size_t columns = PADDED(count), hidden = shape.hidden ? PADDED(shape.hidden + 1) : 0;
    size_t lanewise = (size_t)count * (shape.classes + 2 * hidden) * LANES;
    size_t lonely = columns * (shape.classes + 3 * hidden);
    return (lanewise > lonely ? lanewise : lonely) + PAD;
}

/* Weights of lanes lie transposed, as vectors (features, hidden) and (below, classes). */
static size_t lane_weights(Shape shape) {
    return ((size_t)shape.features * shape.hidden + below_of(shape) * shape.classes) * LANES;
}

/* The hidden units of all lanes on some samples, and their logits: vectors (samples, hidden + 1) and (samples, classes). */
static void look_many(Shape shape, Samples on, const float *weights, float *active, float *logits) {
    const int hidden = shape.hidden, below = (int)below_of(shape);
    const ptrdiff_t pitch = PADDED(shape.features), unit = (ptrdiff_t)below * LANES, all_logits = shape.classes * LANES;
    const float *second = weights + (ptrdiff_t)shape.features * hidden * LANES;
    if (hidden) {
        Product up = {on.rows, weights, active, pitch, 1, hidden * LANES, LANES, unit, LANES, shape.features, 0, 0};
        multiply(&up, on.count, hidden);
        for (int s = 0; s < on.count; s++) {
            float *units = active + s * unit;
            for (int j = 0; j < hidden; j++) store(units + j * LANES, larger(load(units + j * LANES), (lanes){0}));
            store(units + hidden * LANES, all(1.0f));
        }
        Product top = {active, second, logits, unit, LANES, all_logits, LANES, all_logits, LANES, below, 0, 1};
        multiply(&top, on.count, shape.classes);
    } else {
        Product top = {on.rows, second, logits, pitch, 1, all_logits, LANES, all_logits, LANES, below, 0, 0};
        multiply(&top, on.count, shape.classes);
    }
}

static void step_many(Shape shape, Round round, Samples batch, float *weights, const float *start, float *work) {
    const int m = batch.count, classes = shape.classes, hidden = shape.hidden, below = (int)below_of(shape);
    const ptrdiff_t pitch = PADDED(shape.features), unit = (ptrdiff_t)below * LANES, all_errors = classes * LANES;
    float *second = weights + (ptrdiff_t)shape.features * hidden * LANES;
    float *error = work, *active = error + m * all_errors, *blame = active + m * unit;
    const float scale = round.rate / (float)m;
    look_many(shape, batch, weights, active, error);
    for (int s = 0; s < m; s++) {
        float *column = error + s * all_errors, *truth = column + batch.labels[s] * LANES;
        errors(column, classes, LANES, scale);
        store(truth, load(truth) + all(scale));
    }
    if (hidden) {
        Product down = {error, second, blame, all_errors, LANES, LANES, all_errors, hidden * LANES, LANES, classes, 0, 1};
        multiply(&down, m, hidden);
        for (int s = 0; s < m; s++) {
            float *of_units = blame + (ptrdiff_t)s * hidden * LANES;
            const float *units = active + s * unit;
            for (int j = 0; j < hidden; j++) {
                store(of_units + j * LANES, where(load(units + j * LANES) > 0, load(of_units + j * LANES)));
            }
        }
    }
    if (round.strength != 0) pull_back(weights, start, lane_weights(shape), round.strength);
    if (hidden) {
        Product above = {active, error, second, LANES, unit, all_errors, LANES, all_errors, LANES, m, 1, 1};
        multiply(&above, below, classes);
        Product gradient = {batch.rows, blame, weights, 1, pitch, hidden * LANES, LANES, hidden * LANES, LANES, m, 1, 0};
        multiply(&gradient, shape.features, hidden);
    } else {
        Product above = {batch.rows, error, second, 1, pitch, all_errors, LANES, all_errors, LANES, m, 1, 0};
        multiply(&above, below, classes);
    }
}

/* ---- one copy: a lane for each sample or weight ---------------------------------------------------------------------- */

/* The hidden units of one copy on some samples, and their logits: as columns (hidden + 1, pitch) and (classes, pitch). */
static void look(Shape shape, Samples on, const float *weights, float *active, float *logits) {
    const int hidden = shape.hidden, vectors = on.pitch / LANES;
    const ptrdiff_t pitch = on.pitch;
    if (hidden) {
        Product up = {weights, on.columns, active, PADDED(shape.features), 1, pitch, LANES, pitch, LANES,
                      shape.features, 0, 0};
        multiply(&up, hidden, vectors);
        for (ptrdiff_t i = 0; i < hidden * pitch; i += LANES) store(active + i, larger(load(active + i), (lanes){0}));
        for (ptrdiff_t i = 0; i < pitch; i += LANES) store(active + hidden * pitch + i, all(1.0f));
    }
    Product top = {weights + first_size(shape), hidden ? active : on.columns, logits, PADDED(below_of(shape)), 1, pitch,
                   LANES, pitch, LANES, (int)below_of(shape), 0, 0};
    multiply(&top, shape.classes, vectors);
}

static void step_one(Shape shape, Round round, Samples batch, float *weights, const float *start, float *work) {
    const int m = batch.count, classes = shape.classes, hidden = shape.hidden;
    const int below = (int)below_of(shape);
    const ptrdiff_t pitch = batch.pitch, wide = PADDED(shape.features), high = PADDED(below);
    float *second = weights + first_size(shape);
    float *error = work, *active = error + classes * pitch, *blame = active + below * pitch;
    float *turned = blame + hidden * pitch;
    const float scale = round.rate / (float)m;
    look(shape, batch, weights, active, error);
    for (ptrdiff_t s = 0; s < pitch; s += LANES) errors(error + s, classes, pitch, scale);
    for (int s = 0; s < m; s++) error[batch.labels[s] * pitch + s] += scale;
    if (hidden) {
        Product down = {second, error, blame, 1, high, pitch, LANES, pitch, LANES, classes, 0, 0};
        multiply(&down, hidden, (int)(pitch / LANES));
        for (ptrdiff_t i = 0; i < hidden * pitch; i += LANES) {
            store(blame + i, where(load(active + i) > 0, load(blame + i)));
        }
        for (int s = 0; s < m; s++) {
            for (int j = 0; j < below; j++) turned[s * high + j] = active[j * pitch + s];
            for (ptrdiff_t j = below; j < high; j++) turned[s * high + j] = 0;
        }
    }
    if (round.strength != 0) pull_back(weights, start, copy_size(shape), round.strength);
    Product above = {error, hidden ? turned : batch.rows, second, pitch, 1, hidden ? high : wide, LANES, high, LANES,
                     m, 1, 0};
    multiply(&above, classes, (int)(high / LANES));
    if (hidden) {
        Product gradient = {blame, batch.rows, weights, pitch, 1, wide, LANES, wide, LANES, m, 1, 0};
        multiply(&gradient, hidden, (int)(wide / LANES));
    }
}

/* ---- a client's round ------------------------------------------------------------------------------------------------ */

/* From copies to lanes and back. `each` sees PAD-wide pieces of LANES columns of a matrix: where they stand in a copy, and
 * the vectors of their transposition.
 */
static void gather(int rows, int columns, const float *const copies[LANES], ptrdiff_t at, float *weights) {
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column += LANES) {
            lanes square[LANES];
            UNROLL for (int l = 0; l < LANES; l++) square[l] = load(copies[l] + at + column);
            transpose(square);
            int some = columns - column < LANES ? columns - column : LANES;
            float *to = weights + ((ptrdiff_t)column * rows + row) * LANES;
            for (int l = 0; l < some; l++) store(to + (ptrdiff_t)l * rows * LANES, square[l]);
        }
        at += PADDED(columns);
    }
}

/* Adds the share of each lane to where its copy goes. */
static void scatter(int rows, int columns, float *const sums[LANES], int count, ptrdiff_t at, const float *weights,
                    const float *shares) {
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column += LANES) {
            lanes square[LANES];
            int some = columns - column < LANES ? columns - column : LANES;
            const float *from = weights + ((ptrdiff_t)column * rows + row) * LANES;
            UNROLL for (int l = 0; l < LANES; l++) {
                square[l] = l < some ? load(from + (ptrdiff_t)l * rows * LANES) : (lanes){0};
            }
            transpose(square);
            for (int l = 0; l < count; l++) {
                float *sum = sums[l] + at + column;
                store(sum, fused(all(shares[l]), square[l], load(sum)));
            }
        }
        at += PADDED(columns);
    }
}

/* One client's local steps on the models `places` of `current`, (copies, copy_size); its share of each is added to
 * `following`. The work of a step stays in the cache that its weights leave free.
 */
static void NAMED(train)(Shape shape, Round round, const float *current, float *following, const int32_t *places,
                         const float *shares, int count, float *work) {
    const size_t copy = copy_size(shape), wide = lane_weights(shape), size = wide > copy ? wide : copy;
    float *weights = work, *start = weights + size, *rest = start + size;
    int many = count - count % LANES;
    if (count - many > FEW) many = count;
    for (int begin = 0; begin < many; begin += LANES) {
        int some = count - begin < LANES ? count - begin : LANES;
        const float *copies[LANES];
        float *sums[LANES];
        for (int l = 0; l < LANES; l++) {
            size_t place = places[begin + (l < some ? l : 0)];
            copies[l] = current + place * copy;
            sums[l] = following + place * copy;
        }
        float *second = weights + (ptrdiff_t)shape.features * shape.hidden * LANES;
        gather(shape.hidden, shape.features, copies, 0, weights);
        gather(shape.classes, (int)below_of(shape), copies, (ptrdiff_t)first_size(shape), second);
        if (round.strength != 0) memcpy(start, weights, wide * sizeof(float));
        for (int step = 0; step < round.steps; step++) {
            step_many(shape, round, round.batches[step], weights, start, rest);
        }
        scatter(shape.hidden, shape.features, sums, some, 0, weights, shares + begin);
        scatter(shape.classes, (int)below_of(shape), sums, some, (ptrdiff_t)first_size(shape), second, shares + begin);
    }
    for (int one = many; one < count; one++) {
        const float *from = current + places[one] * copy;
        float *sum = following + places[one] * copy;
        memcpy(weights, from, copy * sizeof(float));
        memcpy(start, from, copy * sizeof(float));
        for (int step = 0; step < round.steps; step++) {
            step_one(shape, round, round.batches[step], weights, start, rest);
        }
        for (size_t i = 0; i < copy; i += LANES) store(sum + i, fused(all(shares[one]), load(weights + i), load(sum + i)));
    }
}

/* ---- how good copies are --------------------------------------------------------------------------------------------- */

/* Of each sample, in lanes of samples or of copies: its score and whether it is a hit, and whether all logits are bounded. */
typedef struct {
    lanes score, hit;
    bits bounded;
} NAMED(Look);

INLINE NAMED(Look) judge(const float *column, int classes, ptrdiff_t stride, lanes of_truth, lanes truth, Scoring by) {
    lanes most = load(column), best = {0}, total = {0};
    bits bounded = (lanes)((bits)most & 0x7fffffff) <= LARGEST_LOGIT;
    for (int k = 1; k < classes; k++) {
        lanes logit = load(column + k * stride);
        bits better = logit > most;
        best = (lanes)(((bits)all((float)k) & better) | ((bits)best & ~better));
        most = larger(most, logit);
        bounded &= (lanes)((bits)logit & 0x7fffffff) <= LARGEST_LOGIT;
    }
    NAMED(Look) seen = {{0}, where(best == truth, all(1.0f)), bounded};
    if (by.hits) {
        seen.score = seen.hit;
        return seen;
    }
    for (int k = 0; k < classes; k++) total = total + exponential(load(column + k * stride) - most);
    seen.score = fused(logarithm(total) + (most - of_truth), all(-by.per_loss), all(1.0f));
    return seen;
}

/* Sums over samples in their order, in float64. */
static void sum_up(const Measured *to, int place, const float *gains, ptrdiff_t stride, int count) {
    double sum = 0, squares = 0;
    for (int s = 0; s < count; s++) sum += (double)gains[s * stride];
    const double mean = sum / count;
    for (int s = 0; s < count; s++) {
        double away = (double)gains[s * stride] - mean;
        squares += away * away;
    }
    to->values[place] = mean;
    to->variances[place] = squares / count / count;
}

INLINE bits is_finite(lanes value) { return ((bits)value & 0x7f800000) != 0x7f800000; }

/* Working memory, in floats, of `measure` on `count` samples. */
static size_t measuring(Shape shape, int count) {
    size_t columns = PADDED(count), below = shape.hidden ? shape.hidden + 1 : 0;
    size_t wide = lane_weights(shape) + (size_t)AT_ONCE * (shape.classes + below) * LANES + (size_t)count * LANES;
    size_t lonely = columns * (shape.classes + below + 1);
    return (wide > lonely ? wide : lonely) + PAD;
}

/* Score above that of the untrained model, its variance as a mean, accuracy, and whether it settled, of the copies `places`. */
static void NAMED(measure)(Shape shape, Samples test, Scoring scoring, const float *copies_of, const int32_t *places,
                           int count, float *work, Measured to) {
    const size_t copy = copy_size(shape);
    const int m = test.count, classes = shape.classes;
    int many = count - count % LANES;
    if (count - many > FEW) many = count;
    for (int begin = 0; begin < many; begin += LANES) {
        int some = count - begin < LANES ? count - begin : LANES;
        const float *copies[LANES];
        for (int l = 0; l < LANES; l++) copies[l] = copies_of + (size_t)places[begin + (l < some ? l : 0)] * copy;
        float *weights = work, *second = weights + (ptrdiff_t)shape.features * shape.hidden * LANES;
        float *logits = weights + lane_weights(shape), *gains = logits + (ptrdiff_t)AT_ONCE * classes * LANES;
        float *active = gains + (ptrdiff_t)m * LANES;
        gather(shape.hidden, shape.features, copies, 0, weights);
        gather(classes, (int)below_of(shape), copies, (ptrdiff_t)first_size(shape), second);
        bits settled = ~(bits){0};
        for (size_t i = 0; i < lane_weights(shape); i += LANES) settled &= is_finite(load(weights + i));
        lanes hits = {0};
        for (int s0 = 0; s0 < m; s0 += AT_ONCE) {
            Samples chunk = {m - s0 < AT_ONCE ? m - s0 : AT_ONCE, 0, test.rows + (ptrdiff_t)s0 * PADDED(shape.features), 0, 0};
            look_many(shape, chunk, weights, active, logits);
            for (int s = 0; s < chunk.count; s++) {
                const float *column = logits + (ptrdiff_t)s * classes * LANES;
                int label = test.labels[s0 + s];
                NAMED(Look) seen = judge(column, classes, LANES, load(column + label * LANES), all((float)label), scoring);
                store(gains + (ptrdiff_t)(s0 + s) * LANES, seen.score - all(scoring.untrained[s0 + s]));
                hits = hits + seen.hit;
                settled &= seen.bounded;
            }
        }
        for (int l = 0; l < some; l++) {
            sum_up(&to, begin + l, gains + l, LANES, m);
            to.accuracy[begin + l] = (double)hits[l] / m;
            to.settled[begin + l] = settled[l] != 0;
        }
    }
    for (int one = many; one < count; one++) {
        const float *weights = copies_of + (size_t)places[one] * copy;
        const ptrdiff_t pitch = test.pitch;
        float *logits = work, *gains = logits + classes * pitch, *active = gains + pitch;
        look(shape, test, weights, active, logits);
        int settled = 1;
        double hits = 0;
        for (size_t i = 0; i < copy; i += LANES) {
            bits some = is_finite(load(weights + i));
            for (int l = 0; l < LANES; l++) settled &= some[l] != 0;
        }
        for (ptrdiff_t s = 0; s < pitch; s += LANES) {
            lanes of_truth = {0}, truth = {0};
            int some = m - s < LANES ? (int)(m - s) : LANES;
            for (int l = 0; l < some; l++) {
                of_truth[l] = logits[test.labels[s + l] * pitch + s + l];
                truth[l] = (float)test.labels[s + l];
            }
            NAMED(Look) seen = judge(logits + s, classes, pitch, of_truth, truth, scoring);
            for (int l = 0; l < some; l++) {
                gains[s + l] = seen.score[l] - scoring.untrained[s + l];
                hits += (double)seen.hit[l];
                settled &= seen.bounded[l] != 0;
            }
        }
        sum_up(&to, one, gains, 1, m);
        to.accuracy[one] = hits / m;
        to.settled[one] = (unsigned char)settled;
        if (to.gains) memcpy(to.gains, gains, m * sizeof(float));
    }
}
