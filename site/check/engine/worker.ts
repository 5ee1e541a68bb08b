import { CheckDesk } from './check-desk.ts';
import { NO_DATA } from './no-data.ts';
import type { Answered, Asked, RequestName, Requests } from './requests.ts';

type Answers = { readonly [Name in RequestName]: (ask: Requests[Name]['ask']) => unknown };

const desk = new CheckDesk(NO_DATA);

const ANSWERS: Answers = {
  connect: async (ask) => {
    // What reads published data is no part of the engine, and a copy that was carried away never needs it.
    const { deployedData } = await import('./deployed-data.ts');
    desk.connect(deployedData(ask));
    return null;
  },
  search: (ask) => desk.search(ask),
  open: (ask) => desk.open(ask),
  paste: (ask) => desk.paste(ask),
  edit: (ask) => desk.edit(ask),
  explain: (ask) => desk.explain(ask),
  show: (ask) => desk.show(ask),
  rearrange: (ask) => desk.rearrange(ask),
  save: (ask) => desk.save(ask),
  template: (ask) => desk.template(ask),
};

/** One request after the other, so that an edit never overtakes the one before it. */
let last: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  last = last.then(() => answer(data));
});

async function answer({ number, name, ask }: Asked): Promise<void> {
  try {
    // The page's client sends the question that belongs to the name.
    const work = ANSWERS[name] as (ask: unknown) => unknown;
    tell({ number, answer: await work(ask) });
  } catch (error) {
    tell({ number, problem: error instanceof Error ? error.message : String(error) });
  }
}

function tell(message: Answered): void {
  self.postMessage(message);
}
