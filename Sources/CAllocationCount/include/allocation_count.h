// Counts the calls of the memory allocator that a thread makes, for `make bench`.
//
// Linking this target replaces malloc and its kin for the whole program by ones that count and pass the call on to the C
// library. Only Benchmarks links it.
#pragma once

#include <stdint.h>

// Calls that allocated or grew memory in the calling thread since it started.
uint64_t allocation_count(void);
