// Writes docs/rules.md from the rule book: node scripts/launch.mjs scripts/make-rules-page.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderRulesPage } from './cases/render-rules-page.ts';

writeFileSync(join(import.meta.dirname, '../docs/rules.md'), renderRulesPage());
