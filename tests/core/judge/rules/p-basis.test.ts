import { ruleCases } from './rule-cases.ts';

const one = (text: string, year = 2023) => ({
  year,
  form: year < 2021 ? ('2019' as const) : ('2021' as const),
  sections: { one: text },
});

ruleCases('P-BASIS', [
  ['the notice of 2021', one('根据国办公开办函〔2021〕30号编制。'), []],
  ['the notice of 2019, superseded', one('根据国办公开办函〔2019〕60号编制。'), ['国办公开办函〔2019〕60号']],
  ['the notice of 2019 in its time', one('根据国办公开办函〔2019〕60号编制。', 2020), []],
  ['a wrong number', one('根据国办公开办函〔2019〕61号编制。', 2020), ['国办公开办函〔2019〕61号']],
  ['square brackets and spaces', one('根据国办公开办函 [2019] 60 号编制。'), ['国办公开办函[2019]60号']],
  ['the Regulations of 2007', one('根据《条例》（国务院令第492号）编制。'), ['国务院令第492号']],
  ['the Regulations in force', one('根据《条例》（国务院令第711号）编制。'), []],
  ['somebody else’s No. 60', one('印发济政办〔2019〕60号文件。'), []],
]);
