import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { judgeUpload, readUpload } from '../../core/index.ts';
import type { identifyReport } from '../../core/judge/identify-report.ts';
import type { judgeReport } from '../../core/judge/judge-report.ts';
import type { RULES } from '../../core/judge/rules/index.ts';

/** The engine of a source tree: this one's, or an earlier one's beside it. */
export interface Engine {
  readonly judgeUpload: typeof judgeUpload;
  readonly readUpload: typeof readUpload;
  readonly identifyReport: typeof identifyReport;
  readonly judgeReport: typeof judgeReport;
  readonly rules: typeof RULES;
}

/** Loads the engine of the tree at `root`. An older tree's rules may lack what today's have; see `judgeCase`. */
export async function loadEngine(root: string): Promise<Engine> {
  const load = (file: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(root, file)).href);
  const [core, identify, report, rules] = await Promise.all([
    load('core/index.ts'),
    load('core/judge/identify-report.ts'),
    load('core/judge/judge-report.ts'),
    load('core/judge/rules/index.ts'),
  ]);
  // The modules of any tree export these names; their types are those of today's tree, which only the rules outgrow.
  return { ...core, ...identify, ...report, rules: rules['RULES'] } as unknown as Engine;
}
