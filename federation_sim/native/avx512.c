/* 512 bits: 16 lanes. */
#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma,prefer-vector-width=512")
#endif
#define LANES 16
#define NAMED(name) name##_avx512
#include "lanes.h"
#include "kernel.h"
#include "offer.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
