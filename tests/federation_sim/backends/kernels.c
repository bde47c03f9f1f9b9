/* Trains and measures made-up copies with every kernel of this processor and prints a digest of all bytes for each model:
 * for processors that have no Python here, such as an emulated one. See test_native_backend.py.
 */

#include <stdio.h>
#include <stdlib.h>

#include "types.h"

#if defined(__aarch64__)
extern const Kernel kernel_neon;
static const Kernel *const KERNELS[] = {&kernel_neon};
#else
extern const Kernel kernel_avx2;
static const Kernel *const KERNELS[] = {&kernel_avx2};
#endif

enum { FEATURES = 33, CLASSES = 7, SAMPLES = 45, COPIES = 27, STEPS = 3 };

static uint32_t state;

/* From -1/2 to 1/2. */
static float drawn(void) {
    state = state * 1664525u + 1013904223u;
    return (float)(state >> 8) / 16777216.0f - 0.5f;
}

static float *floats(size_t count) {
    size_t bytes = (count * sizeof(float) + 127) / 64 * 64;
    float *found = aligned_alloc(64, bytes);
    for (size_t i = 0; i < bytes / sizeof(float); i++) found[i] = 0;
    return found;
}

static uint64_t digest(uint64_t so_far, const void *from, size_t bytes) {
    const unsigned char *at = from;
    for (size_t i = 0; i < bytes; i++) so_far = (so_far ^ at[i]) * 1099511628211u;
    return so_far;
}

static void draw_matrix(float *to, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) to[row * PADDED(columns) + column] = drawn();
    }
}

static uint64_t digest_of(const Kernel *kernel, int hidden) {
    state = 12345;
    Shape shape = {FEATURES, hidden, CLASSES};
    const size_t wide = PADDED(FEATURES), pitch = PADDED(SAMPLES), copy = copy_size(shape);
    float *rows = floats(SAMPLES * wide), *columns = floats(FEATURES * pitch), untrained[SAMPLES] = {0};
    int32_t labels[SAMPLES], places[COPIES];
    float shares[COPIES];
    for (int s = 0; s < SAMPLES; s++) {
        for (int d = 0; d < FEATURES; d++) {
            rows[s * wide + d] = columns[d * pitch + s] = d < FEATURES - 1 ? drawn() : 1;
        }
        labels[s] = s % CLASSES;
    }
    float *current = floats(COPIES * copy), *following = floats(COPIES * copy);
    for (int c = 0; c < COPIES; c++) {
        draw_matrix(current + c * copy, hidden, FEATURES);
        draw_matrix(current + c * copy + first_size(shape), CLASSES, (int)below_of(shape));
        places[c] = c;
        shares[c] = drawn() + 0.6f;
    }
    Samples all = {SAMPLES, (int)pitch, rows, columns, labels}, batches[STEPS] = {all, all, all};
    Round round = {0.4f, 0.1f, STEPS, batches};
    Scoring scoring = {0, 0.5f, untrained};
    double values[COPIES], variances[COPIES], accuracy[COPIES];
    unsigned char settled[COPIES];
    float *work = floats(kernel->train_memory(shape, SAMPLES) + kernel->measure_memory(shape, SAMPLES));
    kernel->train(shape, round, current, following, places, shares, COPIES, work);
    kernel->measure(shape, all, scoring, following, places, COPIES, work,
                    (Measured){values, variances, accuracy, settled, NULL});
    uint64_t found = digest(14695981039346656037u, following, COPIES * copy * sizeof(float));
    found = digest(found, values, sizeof values);
    found = digest(found, variances, sizeof variances);
    return digest(digest(found, accuracy, sizeof accuracy), settled, sizeof settled);
}

int main(void) {
    for (size_t i = 0; i < sizeof KERNELS / sizeof *KERNELS; i++) {
        printf("%016llx ", (unsigned long long)digest_of(KERNELS[i], 0));
        printf("%016llx\n", (unsigned long long)digest_of(KERNELS[i], 20));
    }
    return 0;
}
