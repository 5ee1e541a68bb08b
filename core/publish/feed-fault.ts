/** A state that cannot be published or a feed that cannot be read: our trouble, never the publisher's. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault';
}
