import { stateStoreContract } from '../contracts/state-store-contract.ts';
import { openGate } from './gate.ts';
import { emptyTable, memoryReader, memoryState } from './memory-table.ts';

stateStoreContract('the table in memory', async () => {
  const table = emptyTable();
  return { ...memoryState(table, openGate), ...memoryReader(table, openGate) };
});
