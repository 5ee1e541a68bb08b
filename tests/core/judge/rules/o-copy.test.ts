import { ruleCases } from './rule-cases.ts';

ruleCases('O-COPY', [
  ['every number again', { lastYear: {} }, ['t2_regulations__issued']],
  ['one number changed', { cells: { t2_licensing__decisions: '1' }, lastYear: {} }, []],
  [
    'a small office is often the same',
    {
      cells: {
        t3_granted__natural: '0',
        t3_granted__total: '0',
        t3_new_received__natural: '0',
        t3_new_received__total: '0',
        t3_result_total__natural: '0',
        t3_result_total__total: '0',
      },
      lastYear: {
        cells: {
          t3_granted__natural: '0',
          t3_granted__total: '0',
          t3_new_received__natural: '0',
          t3_new_received__total: '0',
          t3_result_total__natural: '0',
          t3_result_total__total: '0',
        },
      },
    },
    [],
  ],
  ['two forms can’t be compared', { year: 2021, lastYear: { form: '2019' } }, []],
]);
