import type { PlantedBug } from './plant-bugs.ts';

/** Bugs of the intake and of the judge, each of which the engine's tests have to catch. */
export const ENGINE_BUGS: readonly PlantedBug[] = [
  {
    name: 'the last row is dropped',
    file: 'core/intake/parse-rows.ts',
    changes: [['!isBlankRow(row)) + 1;', '!isBlankRow(row));']],
  },
  {
    name: 'Number() in place of the grammar',
    file: 'core/intake/number.ts',
    changes: [
      [
        "if (INVISIBLE.test(trimmed)) return { problem: 'invisible-character' };",
        'if (!Number.isNaN(Number(trimmed))) return { value: String(Number(trimmed)) };',
      ],
    ],
  },
  {
    name: 'GB18030 is tried before UTF-8',
    file: 'core/intake/decode.ts',
    changes: [
      [
        "const utf8 = strictly('utf-8', bytes);",
        "const utf8 = strictly('gb18030', bytes) ?? strictly('utf-8', bytes);",
      ],
    ],
  },
  {
    name: 'the parser’s errors are ignored',
    file: 'core/intake/parse-rows.ts',
    changes: [['problem: first && {', 'problem: data.length > 0 ? undefined : first && {']],
  },
  {
    name: 'trimmed on one side only',
    file: 'core/intake/number.ts',
    changes: [['const trimmed = text.trim();', 'const trimmed = text.trimStart();']],
  },
  {
    name: 'a plain object holds the column names',
    file: 'core/intake/header-names.ts',
    changes: [
      [
        'return BY_LABEL.get(foldLabel(header));',
        'return (Object.fromEntries(BY_LABEL) as Record<string, string>)[foldLabel(header)];',
      ],
    ],
  },
  {
    name: 'the list of findings has no end',
    file: 'core/findings/finding-log.ts',
    changes: [
      ['if (kept.length < LISTED_FINDINGS)', 'if (kept.length < Infinity)'],
      ['.slice(0, LISTED_FINDINGS)', '.slice(0)'],
    ],
  },
  {
    name: 'the width of rows is not checked',
    file: 'core/intake/headings.ts',
    changes: [
      [
        'if (cells.length >= headings.width && !surplus) return AS_WIDE;',
        'if (cells.length >= 0 || surplus) return AS_WIDE;',
      ],
    ],
  },
  {
    name: 'a blank is read as 0',
    file: 'core/intake/number.ts',
    changes: [
      [
        "BLANK_WORDS.has(trimmed.toLowerCase())) return { problem: 'CELL-BLANK' };",
        "BLANK_WORDS.has(trimmed.toLowerCase())) return { value: '0' };",
      ],
    ],
  },
  {
    name: 'the first kilobyte decides the encoding',
    file: 'core/intake/decode.ts',
    changes: [
      [
        "const utf8 = strictly('utf-8', bytes);",
        "const utf8 = strictly('utf-8', bytes.subarray(0, 1024)) && new TextDecoder().decode(bytes);",
      ],
    ],
  },
  {
    name: 'addresses are a row off',
    file: 'core/intake/grid.ts',
    changes: [['row: row + 1, column: column + 1 };', 'row, column: column + 1 };']],
  },
  {
    name: 'a report may stand in a file twice',
    file: 'core/judge-reports.ts',
    changes: [['if (ofYear.add(orgId).size === before) many.add(reportId);', 'ofYear.add(orgId);']],
  },
  {
    name: 'a missing operand counts as 0',
    file: 'core/judge/filed-report.ts',
    changes: [['if (value === null) numbers[at] = Number.NaN;', 'if (value === null) numbers[at] = 0;']],
  },
  {
    name: 'a figure that slipped out of its column is dropped',
    file: 'core/intake/grid.ts',
    changes: [
      [
        'if (column <= row.label || row.known.has(column)',
        'if (column <= row.label || column > 0 || row.known.has(column)',
      ],
    ],
  },
  {
    name: 'no word of a missing line break at the end',
    file: 'core/intake/scan-text.ts',
    changes: [["text.endsWith('\\n') || text.endsWith('\\r')", 'text.length > 0']],
  },
  {
    name: 'records of a refused file are taken',
    file: 'core/judge-record.ts',
    changes: [["status: refused ? 'rejected' : statusOf(observations)", 'status: statusOf(observations)']],
  },
  {
    name: 'a second cell of an item replaces the first',
    file: 'core/intake/long-groups.ts',
    changes: [['if (earlier === undefined) this', 'if (earlier !== null) this']],
  },
  {
    name: 'a note hides a report with a damaged id',
    file: 'core/intake/skip-reason.ts',
    changes: [['if (isRecord(row, columns)) return undefined;', '']],
  },
];
