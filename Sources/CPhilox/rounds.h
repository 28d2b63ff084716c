#pragma once

#include <stdint.h>

// Multipliers and Weyl constants of the published generator.
#define PHILOX_MULTIPLIER0 UINT32_C(0xD2511F53)
#define PHILOX_MULTIPLIER1 UINT32_C(0xCD9E8D57)
#define PHILOX_WEYL0 UINT32_C(0x9E3779B9)
#define PHILOX_WEYL1 UINT32_C(0xBB67AE85)

enum { PHILOX_ROUNDS = 10 };
