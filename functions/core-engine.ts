import {
  concludeReceipt,
  judgeRead,
  MAX_UPLOAD_BYTES,
  parseUploadKey,
  readUpload,
  refuseUnread,
  renderReceipt,
} from '../core/index.ts';
import type { Engine } from './engine.ts';

/** The engine as the flows use it. */
export const coreEngine: Engine = {
  maxUploadBytes: MAX_UPLOAD_BYTES,
  parseUploadKey,
  open: (bytes, upload) => {
    const read = readUpload(bytes, upload);
    return { mentions: read.mentions, judge: (context) => judgeRead(read, context) };
  },
  refuse: (reason, facts) => refuseUnread(reason, { ...facts, limit: MAX_UPLOAD_BYTES }),
  conclude: concludeReceipt,
  render: renderReceipt,
};
