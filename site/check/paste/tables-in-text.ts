/** A table copied as plain text: a line a row, tabulators between cells; undefined where there are none. */
export function tableInText(text: string): readonly (readonly string[])[] | undefined {
  if (!text.includes('\t')) return undefined;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}
