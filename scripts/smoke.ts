import { parseArgs } from 'node:util';
import { checkReport } from './smoke/check-report.ts';
import { readDeployment, USAGE } from './smoke/deployment.ts';
import { sendSample } from './smoke/send-sample.ts';
import { walkFeed } from './smoke/walk-feed.ts';

/**
 * `npm run smoke -- …`: does the main job against a deployed or local address. Sends the samples, waits for the
 * receipts, walks the feed from its root to the report with every sha256, asks the API, compares all 200 values.
 */
const REPORT_ID = '419001-gov-office.2021';
const SAMPLES = [
  { path: 'organisations.csv', key: 'incoming/organisations/organisations.csv' },
  {
    path: '济源 2021年报(终稿).csv',
    key: 'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv',
  },
];

try {
  await smoke();
} catch (error) {
  console.error(`smoke: failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function smoke(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      s3: { type: 'string' },
      bucket: { type: 'string' },
      endpoints: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const deployment = readDeployment(values);
  console.log(`smoke: ${deployment.url}, uploads to ${deployment.bucket}`);
  for (const sample of SAMPLES) console.log(`receipt  ${await sendSample(deployment, sample)}`);
  const walked = await walkFeed(deployment.url, REPORT_ID);
  console.log(
    `feed     ${walked.files} files from the root to the report, ${walked.bytes} bytes, every sha256 as stated`,
  );
  console.log(`api      ${await checkReport(deployment.url, REPORT_ID, walked.report)}`);
  console.log('smoke: passed');
}
