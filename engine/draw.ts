/**
 * A whole number from 0 up to, not counting, `count`: the same for the same seed and key for ever, and evenly spread over keys.
 *
 * 1. `text` is the seed in decimal (as JavaScript writes a number), a slash, and the key: `42/battery/mood/3`.
 * 2. 32-bit FNV-1a over the UTF-16 code units of `text`, one step for each unit, whole: h = 2166136261; for each unit
 *    h = (h xor unit) × 16777619 mod 2³².
 * 3. The finaliser of 32-bit MurmurHash3: h = h xor (h >> 16); h = h × 0x85EBCA6B mod 2³²; h = h xor (h >> 13);
 *    h = h × 0xC2B2AE35 mod 2³²; h = h xor (h >> 16). Shifts are unsigned.
 * 4. The number is floor(h × count / 2³²). A count below 1 gives 0; counts up to 2²¹ are exact in a double.
 */
export function drawn(seed: number, key: string, count: number): number {
  const text = `${seed}/${key}`;
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  hash ^= hash >>> 16;
  return count >= 1 ? Math.floor(((hash >>> 0) / 2 ** 32) * count) : 0;
}
