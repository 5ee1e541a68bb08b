import { FORM_2021 } from '../../../core/forms/form.ts';
import { printedTables, type PrintedCell } from '../../../core/forms/printed-table.ts';

/** The three tables of a report as a word processor puts them on the clipboard: merged cells, its own markup. */
export function wordTables(values: Readonly<Record<string, string>>): string {
  const tables = printedTables(FORM_2021).map(({ head, body }) => {
    const rows = [...head, ...body].map(
      (cells) => `<tr>${cells.map((cell) => drawCell(cell, values)).join('')}</tr>`,
    );
    return `<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>${rows.join('\n')}</table>`;
  });
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal><b>二、主动公开政府信息情况<o:p></o:p></b></p>${tables.join('<p class=MsoNormal><o:p>&nbsp;</o:p></p>')}
<!--EndFragment--></body></html>`;
}

function drawCell(cell: PrintedCell, values: Readonly<Record<string, string>>): string {
  const text = 'code' in cell ? (values[cell.code] ?? '') : cell.zh;
  const rows = 'code' in cell ? 1 : cell.rows;
  const spans = `${cell.columns > 1 ? ` colspan=${cell.columns}` : ''}${rows > 1 ? ` rowspan=${rows}` : ''}`;
  return `<td width=57${spans} style='border:solid windowtext 1.0pt'><p class=MsoNormal align=center><span lang=EN-US>${text}<o:p></o:p></span></p></td>`;
}
