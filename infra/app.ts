import { BUNDLE_FOLDERS, bundleFunctions } from './bundle-functions.ts';
import { gongkaiApp } from './gongkai-app.ts';

await bundleFunctions();
gongkaiApp({ bundles: BUNDLE_FOLDERS.out }).app.synth();
