// Only inside strings can these stand in the output of JSON.stringify, so an escape always fits.
const LOOSE = /[<\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** JSON that may be put into a page's script element or shown by `cat`: the same data, no character that does harm there. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replace(
    LOOSE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
