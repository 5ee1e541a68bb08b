import dynalite from 'dynalite';
import { listen, type Listening } from '../listen.ts';

/** A DynamoDB endpoint on 127.0.0.1 that keeps its tables in a folder. Port 0 or none: any free one. */
export async function startDynamoDb(folder: string, port = 0): Promise<Listening> {
  return listen(dynalite({ path: folder, createTableMs: 0 }), port);
}
