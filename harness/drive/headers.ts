export type Header = readonly [name: string, value: string]

/** All values of one header, in order; names are compared without case. */
export const valuesOf = (headers: readonly Header[], name: string): readonly string[] => {
  const wanted = name.toLowerCase()
  return headers.filter(([one]) => one.toLowerCase() === wanted).map(([, value]) => value)
}

/** `over` laid over `under`: a header that both name is taken from `over`. */
export const overlaid = (under: readonly Header[], over: readonly Header[]): readonly Header[] => {
  const named = new Set(over.map(([name]) => name.toLowerCase()))
  return [...under.filter(([name]) => !named.has(name.toLowerCase())), ...over]
}
