import { sumOf, sumsDiffer } from '../narrative/add-up.ts';
import type { FactCode } from '../narrative/fact-codes.ts';
import { singleFact } from '../narrative/single-fact.ts';
import type { FileRule } from '../rule.ts';

const CHANNELS: readonly FactCode[] = ['channel_onsite', 'channel_mail', 'channel_online', 'channel_fax'];
/** With the three main channels named, the list is taken as whole. */
const WHOLE: readonly FactCode[] = ['channel_onsite', 'channel_mail', 'channel_online'];

/** N-CHANNEL: 当面 + 信函 + 网络, as the prose gives them, are the requests received. */
export const N_CHANNEL: FileRule = {
  code: 'N-CHANNEL',
  depends: 'file',
  reads: 'texts',
  check: (subject) => {
    const { facts } = subject.narrative;
    const received = singleFact(facts, 'new_received');
    const channels = CHANNELS.flatMap((code) => singleFact(facts, code) ?? []);
    if (!received || channels.length < 2) return [];
    const isWhole = WHOLE.every((code) => channels.some((channel) => channel.code === code));
    const sum = sumOf(channels);
    if (sum === received.value || (sum < received.value && !isWhole)) return [];
    return [sumsDiffer(subject, { code: 'N-CHANNEL', left: channels, right: [received] })];
  },
};
