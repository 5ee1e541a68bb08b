/**
 * The schema number that every JSON document of the feeds carries. It grows when an older engine could no
 * longer merge into what a newer one wrote; an engine leaves documents with a higher number alone.
 */
export const FEED_SCHEMA = 1;
