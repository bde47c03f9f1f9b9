/* 128 bits: 4 lanes, on every 64-bit ARM processor. */
#if defined(__aarch64__)
#include <arm_neon.h>
#define LANES 4
#define NAMED(name) name##_neon
#include "lanes.h"
#include "kernel.h"
#include "offer.h"
#endif
