import { element } from './element.ts';

/** Offers bytes as a download under a name. */
export function keepFile(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  element('a', { href: address, download: fileName }).click();
  // The browser has begun to read by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
