/** Whether a text of a date's shape names a day that no calendar has, such as 2021-02-30. */
export function isImpossibleDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined || text.length !== 10) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day;
}
