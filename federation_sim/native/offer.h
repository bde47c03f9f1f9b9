/* The kernel of one instruction set, as module.c calls it. Included last. */

static size_t NAMED(train_memory)(Shape shape, int count) {
    size_t wide = lane_weights(shape), copy = copy_size(shape);
    return 2 * (wide > copy ? wide : copy) + working(shape, count);
}

const Kernel NAMED(kernel) = {NAMED(train), NAMED(measure), NAMED(train_memory), measuring};
