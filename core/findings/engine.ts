/** The version of the engine and of its ruleset: part of every receipt, raised when a judgement would change. */
export const ENGINE = { version: '0.1.0', ruleset: '2026.2' } as const;
