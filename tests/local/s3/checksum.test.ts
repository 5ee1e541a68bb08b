import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { CHECKSUM_ALGORITHMS, startChecksum } from '../../../local/s3/checksum.ts';

/** The check values that the catalogues of CRC algorithms give for `123456789`. */
const CHECK_VALUES = { crc32: 'cbf43926', crc32c: 'e3069283', crc64nvme: 'ae8b14860a799888' } as const;

for (const [algorithm, value] of Object.entries(CHECK_VALUES)) {
  test(`${algorithm} has its check value`, () => {
    const running = startChecksum(CHECKSUM_ALGORITHMS.find((name) => name === algorithm) ?? 'sha1');
    running.update(Buffer.from('123456789'));
    assert.equal(running.digest().toString('hex'), value);
  });
}

for (const algorithm of CHECKSUM_ALGORITHMS) {
  test(`${algorithm} does not depend on how the bytes were cut`, () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (pieces) => {
        const cut = startChecksum(algorithm);
        for (const piece of pieces) cut.update(piece);
        const whole = startChecksum(algorithm);
        whole.update(Buffer.concat(pieces));
        assert.deepEqual(cut.digest(), whole.digest());
      }),
    );
  });
}
