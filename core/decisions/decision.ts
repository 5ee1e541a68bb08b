import type { Explanation } from './kinds/explanations.ts';
import type { Link } from './kinds/links.ts';
import type { Review } from './kinds/reviews.ts';
import type { Takedown } from './kinds/takedowns.ts';

/** What was decided about a report or about the whole (决定): the newest one of a subject stands. */
export type Decision = Explanation | Review | Link | Takedown;
