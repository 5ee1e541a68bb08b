declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Folder of the database; in memory without one. */
    readonly path?: string;
    /** Milliseconds in which a new table is not there yet. */
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }

  export default function dynalite(options?: Options): Server;
}

declare module 'dynalite/db/index.js' {
  /** The description of a table. */
  export interface Table {
    readonly TableStatus: string;
  }

  type Answer = (error: Error | null, table?: Table) => void;
  type Done = (error: Error | null) => void;

  /** What lies behind a server. */
  export interface Store {
    /** For who works on items: an answer; for who works on tables: whether it must be there whole, and an answer. */
    getTable: (name: string, ...of: readonly [Answer] | readonly [boolean, Answer]) => void;
    readonly tableDb: {
      put: (name: string, table: Table, done: Done) => void;
      del: (name: string, done: Done) => void;
    };
  }

  const database: { create: (options: object) => Store };
  export default database;
}
