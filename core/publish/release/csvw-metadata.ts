import { feedJson, type Json } from '../feed-json.ts';
import { licenceNote, type ReleaseFacts } from './release-facts.ts';
import { columnsOf, keyOf, type TableColumn } from './table-columns.ts';

const TYPES = { text: 'string', year: 'gYear', integer: 'integer', decimal: 'decimal' } as const;

/** `{name}-metadata.json` beside a CSV: what CSV on the Web says of its columns. `titles` are the header's own words. */
export function csvwMetadata(
  { year, name, header }: { readonly year: number; readonly name: string; readonly header: string },
  facts: ReleaseFacts,
): string {
  const key = keyOf(header);
  const subject = key.map((column) => `{${column}}`).join('/');
  return feedJson({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh' }],
    url: name,
    'dc:title': `政府信息公开工作年度报告统计数据（${year}年）`,
    'dc:publisher': facts.publisher.name,
    'dc:license': { '@id': licenceNote(facts.licence).url },
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
    tableSchema: {
      aboutUrl: `${facts.publicUrl}/id/${key.length === 1 ? 'report' : 'observation'}/${subject}`,
      primaryKey: [...key],
      columns: columnsOf(header).map(columnNote),
    },
  });
}

function columnNote({ name, type, zh, en, required }: TableColumn): Json {
  return {
    name,
    titles: [name],
    'dc:description': `${zh} / ${en}`,
    datatype: TYPES[type],
    ...(required && { required }),
  };
}
