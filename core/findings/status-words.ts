import type { Bilingual } from './finding.ts';
import type { ReceiptStatus } from './receipt.ts';

/** What a status says to the person who sent the file. */
export interface StatusWords {
  /** A headline of a few words. */
  readonly title: Bilingual;
  /** What has become of the file. */
  readonly meaning: Bilingual;
  /** What to do now. */
  readonly next: Bilingual;
}

/** The final answers in plain words. */
export const STATUS_WORDS: Readonly<Record<ReceiptStatus, StatusWords>> = {
  accepted: {
    title: { zh: '已受理', en: 'Accepted' },
    meaning: {
      zh: '文件通过了全部核验，数据已采用。',
      en: 'The file passed every check and its data were taken.',
    },
    next: { zh: '无需处理。请保存回执编号备查。', en: 'Nothing to do. Keep the receipt number.' },
  },
  'accepted-with-warnings': {
    title: { zh: '已受理，有疑点待核对', en: 'Accepted, with points to check' },
    meaning: {
      zh: '数据已采用。下列疑点不影响受理，但可能有误。',
      en: 'The data were taken. The points below did not prevent that, but may be mistakes.',
    },
    next: {
      zh: '请逐条核对。填错的，改正后重新上传；确有原因的，请在文件中写明说明，说明将与数据一同公开。',
      en: 'Check each of them. Mend what is wrong and upload again; where there is a reason, explain it in the file: explanations are published with the data.',
    },
  },
  rejected: {
    title: { zh: '未受理，需要改正', en: 'Not accepted: please correct' },
    meaning: {
      zh: '文件中有错误，没有采用，也没有公开任何数据；此前已受理的数据不受影响。',
      en: 'The file has errors. Nothing of it was taken or published; what was accepted before stands as it was.',
    },
    next: {
      zh: '请按下列各条改正，另存为 CSV 后重新上传；可以使用原来的文件名。',
      en: 'Mend the points below, save as CSV and upload again; the same file name will do.',
    },
  },
  'partly-accepted': {
    title: { zh: '部分受理，其余需要改正', en: 'Accepted in part: please correct the rest' },
    meaning: {
      zh: '文件中的一部分已采用，另一部分有错误，没有采用。哪些已采用，见“各份结果”表。',
      en: 'Part of the file was taken, the rest has errors and was not. The table of outcomes says which is which.',
    },
    next: {
      zh: '只需改正没有采用的部分后重新上传；已采用的不必重报，重报也无妨。',
      en: 'Mend what was not taken and upload it again; what was taken need not be sent again, but may be.',
    },
  },
  superseded: {
    title: { zh: '未采用：已有更新的文件', en: 'Not used: a newer file stands' },
    meaning: {
      zh: '文件本身没有错误，但同一报告已有更新的文件被采用，以更新的为准。',
      en: 'The file is in order, but a newer one for the same report was taken already, and that one stands.',
    },
    next: {
      zh: '如果更新的文件是对的，无需处理；如果这一份才是对的，请把它重新上传一次。',
      en: 'If the newer file is right, nothing to do; if this one is, upload it once more.',
    },
  },
  duplicate: {
    title: { zh: '内容相同，没有变化', en: 'Same content: nothing changed' },
    meaning: {
      zh: '文件内容与现行版本完全相同，没有产生新的版本。',
      en: 'The content equals what stands already; no new revision was made.',
    },
    next: {
      zh: '无需处理。如果本想更正数据，请检查上传的是不是改正后的文件。',
      en: 'Nothing to do. If you meant to correct something, check that this is the corrected file.',
    },
  },
  gone: {
    title: { zh: '文件在读取之前已被删除', en: 'The file was deleted before it was read' },
    meaning: { zh: '没有读取，也没有采用任何内容。', en: 'Nothing of it was read or taken.' },
    next: {
      zh: '如仍需报送，请重新上传；如是有意删除，无需处理。',
      en: 'Upload it again if you still want to file it; nothing to do if you deleted it on purpose.',
    },
  },
  failed: {
    title: { zh: '系统故障，尚无结果', en: 'Our system failed: no result yet' },
    meaning: {
      zh: '处理这份文件时我们的系统出了故障。这是我们的问题，不是您的差错；文件是否正确还没有结论。',
      en: 'Our system failed while it worked on this file. The fault is ours, not yours; whether the file is right has not been decided.',
    },
    next: {
      zh: '请不要修改文件。值班人员已收到告警；结果将以同一回执编号补发，届时再查看本页。',
      en: 'Leave the file as it is. Our operators have been alerted; the result will appear under this same number, so look here again.',
    },
  },
};
