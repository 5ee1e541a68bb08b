/** How a line is told from the others, in the chart and in its legend. */
export interface LineStyle {
  readonly colour: string;
  /** Lengths of strokes and gaps; empty: unbroken. */
  readonly dash: readonly number[];
  readonly mark: (typeof MARKS)[number];
}

/** Told apart without colour too: by dashes and by the marks. */
const COLOURS = [
  '#0b5394',
  '#a3360a',
  '#17612f',
  '#6a1b7a',
  '#7a4b00',
  '#004d5b',
  '#8a1442',
  '#3d3d3d',
] as const;
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]] as const;
const MARKS = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'cross'] as const;

/** The style of the line at this place, counted from 0. */
export function lineStyle(index: number): LineStyle {
  return {
    colour: COLOURS[index % COLOURS.length] ?? COLOURS[0],
    dash: DASHES[Math.floor(index / COLOURS.length + index) % DASHES.length] ?? DASHES[0],
    mark: MARKS[index % MARKS.length] ?? MARKS[0],
  };
}
