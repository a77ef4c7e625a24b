// SHELFWISE_CLONES compiles one function for several vector widths; the machine picks one at start.
// All give the same bits: none may fuse a multiplication with an addition.

#pragma once

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SHELFWISE_CLONES
#endif
#endif

#if !defined(SHELFWISE_CLONES)
#if defined(__x86_64__) && defined(__linux__)
#define SHELFWISE_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define SHELFWISE_CLONES
#endif
#endif
