/**
 * The draw that places random occasions, written from its description: FNV-1a over the UTF-16 units of `seed/key`, MurmurHash3's
 * finaliser, then the share of 2³² that falls on 0 … count − 1. In big integers, so that no product is cut short.
 */
export function draw(seed: number, key: string, count: number): number {
  const limit = 2n ** 32n;
  let hash = 2_166_136_261n;
  for (const unit of `${seed}/${key}`.split('')) hash = ((hash ^ BigInt(unit.charCodeAt(0))) * 16_777_619n) % limit;
  hash ^= hash >> 16n;
  hash = (hash * 0x85_eb_ca_6bn) % limit;
  hash ^= hash >> 13n;
  hash = (hash * 0xc2_b2_ae_35n) % limit;
  hash ^= hash >> 16n;
  return count < 1 ? 0 : Number((hash * BigInt(count)) / limit);
}
