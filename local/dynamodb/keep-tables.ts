import database, { type Store, type Table } from 'dynalite/db/index.js';

/**
 * Dynalite reads the description of a table from the disk for each item that it reads or writes. From here on it keeps
 * what it has read, for who works on items, until the description of any table is written or deleted.
 */
export function keepTables(): void {
  const { create } = database;
  database.create = (options) => keeping(create(options));
}

function keeping(store: Store): Store {
  const { getTable, tableDb } = store;
  const { put, del } = tableDb;
  let kept = new Map<string, Table>();
  const forget = () => {
    kept = new Map();
  };
  tableDb.put = (name, table, done) => put(name, table, after(forget, done));
  tableDb.del = (name, done) => del(name, after(forget, done));
  store.getTable = (name, ...of) => {
    if (of.length === 2) return getTable(name, ...of);
    const [answer] = of;
    const known = kept.get(name);
    if (known !== undefined) return queueMicrotask(() => answer(null, known));
    // What was read before a change is kept where nobody looks any more.
    const ofNow = kept;
    return getTable(name, (error, table) => {
      if (table?.TableStatus === 'ACTIVE') ofNow.set(name, table);
      answer(error, table);
    });
  };
  return store;
}

function after(step: () => void, done: (error: Error | null) => void): typeof done {
  return (error) => {
    step();
    done(error);
  };
}
