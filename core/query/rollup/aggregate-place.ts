/** Where a row of aggregates stands among the others: year, region, level; a dash for what is not kept apart. */
export const AGGREGATE_PLACE = /^row\.(?:\d{4}|-)\.(?:\d{2}|\d{6}|-)\.[a-z-]+$/;
