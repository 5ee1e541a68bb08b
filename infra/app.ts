import { BUNDLE_FOLDERS, bundleFunctions } from './bundle-functions.ts';
import { buildSite } from './build-site.ts';
import { gongkaiApp } from './gongkai-app.ts';

await bundleFunctions();
await buildSite();
gongkaiApp({ bundles: BUNDLE_FOLDERS.out }).app.synth();
