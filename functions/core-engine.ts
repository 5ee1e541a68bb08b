import {
  concludeReceipt,
  MAX_UPLOAD_BYTES,
  openUpload,
  parseObjectKey,
  refuseUnread,
  renderReceipt,
} from '../core/index.ts';
import type { Engine } from './engine.ts';

/** The engine as the flows use it. */
export const coreEngine: Engine = {
  maxUploadBytes: MAX_UPLOAD_BYTES,
  parseUploadKey: parseObjectKey,
  open: openUpload,
  refuse: (reason, facts) => refuseUnread(reason, { ...facts, limit: MAX_UPLOAD_BYTES }),
  conclude: concludeReceipt,
  render: renderReceipt,
};
