/* 256 bits: 8 lanes. */
#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx2,fma")
#endif
#define LANES 8
#define NAMED(name) name##_avx2
#include "lanes.h"
#include "kernel.h"
#include "offer.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
