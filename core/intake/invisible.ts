/** Characters that print as nothing: format characters, Hangul fillers, the grapheme joiner. */
export const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]|\u034f/u;
