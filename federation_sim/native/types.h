/* What kernels of all instruction sets have in common. */

#ifndef FEDGAME_KERNEL_TYPES
#define FEDGAME_KERNEL_TYPES

#include <stddef.h>
#include <stdint.h>

#define PAD 16
#define PADDED(n) (((n) + PAD - 1) / PAD * PAD)
#define LARGEST_LOGIT 1e6f /* MAX_LOGIT of federation_sim.backends.backend */

typedef struct {
    int features; /* the bias among them */
    int hidden;   /* 0: logistic regression */
    int classes;
} Shape;

/* Samples: as rows (count, PADDED(features)) and as columns (features, pitch), pitch = PADDED(count). */
typedef struct {
    int count, pitch;
    const float *rows, *columns;
    const int32_t *labels;
} Samples;

typedef struct {
    float rate, strength; /* of a step, and of the pull back to where the round began, rate times proximal */
    int steps;            /* batches[0..steps-1]; all the same where batches are full */
    const Samples *batches;
} Round;

/* The utility: hits, or 1 - per_loss * log-loss; and that of the untrained model on each test sample. */
typedef struct {
    int hits;
    float per_loss;
    const float *untrained;
} Scoring;

/* Where to put what was measured: of each copy, and of a lone one the gain on each sample too, unless NULL. */
typedef struct {
    double *values, *variances, *accuracy;
    unsigned char *settled;
    float *gains;
} Measured;

typedef struct {
    void (*train)(Shape, Round, const float *current, float *following, const int32_t *places, const float *shares,
                  int count, float *work);
    void (*measure)(Shape, Samples test, Scoring, const float *copies, const int32_t *places, int count, float *work,
                    Measured);
    /* Working memory of each, in floats, for so many samples in a batch or on the test set. */
    size_t (*train_memory)(Shape, int), (*measure_memory)(Shape, int);
} Kernel;

static inline size_t below_of(Shape shape) { return shape.hidden ? shape.hidden + 1 : shape.features; }
static inline size_t first_size(Shape shape) { return (size_t)shape.hidden * PADDED(shape.features); }
static inline size_t copy_size(Shape shape) { return first_size(shape) + shape.classes * PADDED(below_of(shape)); }
#endif
