const CHINA_OFFSET = 8 * 60 * 60 * 1000;

/** A moment (ISO 8601) on the clock of its readers, China's one time zone: 2022-01-18 17:12:44. */
export function chinaTime(moment: string): string {
  const milliseconds = Date.parse(moment);
  if (Number.isNaN(milliseconds)) return moment;
  return new Date(milliseconds + CHINA_OFFSET).toISOString().slice(0, 19).replace('T', ' ');
}
