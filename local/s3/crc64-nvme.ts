/** The value as two unsigned halves: 64-bit integers of JavaScript are too slow for a byte at a time. */
export interface Crc64 {
  readonly high: number;
  readonly low: number;
}

const POLYNOMIAL = 0x9a_6c_93_29_ac_4b_c9_b5n;
const [HIGH, LOW] = tables();

/** CRC-64/NVME of the bytes, going on from an earlier value. */
export function crc64Nvme(bytes: Uint8Array, previous: Crc64 = { high: 0, low: 0 }): Crc64 {
  let high = ~previous.high;
  let low = ~previous.low;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
    high = (high >>> 8) ^ (HIGH[index] ?? 0);
  }
  return { high: ~high >>> 0, low: ~low >>> 0 };
}

function tables(): readonly [Uint32Array, Uint32Array] {
  const values = Array.from({ length: 256 }, (_, byte) => {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ POLYNOMIAL : value >> 1n;
    return value;
  });
  const low = values.map((value) => Number(value & 0xff_ff_ff_ffn));
  return [Uint32Array.from(values, (value) => Number(value >> 32n)), Uint32Array.from(low)];
}
