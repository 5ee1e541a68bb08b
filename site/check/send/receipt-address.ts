/** The address of a receipt, which is the same for everybody and every form of it. */
export function receiptAddress(api: string, receiptId: string): string {
  return new URL(`${api}/receipts/${receiptId}`, location.href).href;
}

/** Its page, in the language of its reader. */
export function receiptPage(api: string, receiptId: string, language: string): string {
  return `${receiptAddress(api, receiptId)}?format=html&lang=${language}`;
}
