import { HarnessError } from '../error.ts'

const INDEX = /^(?:0|[1-9]\d{0,8})$/

/** Follows a JSON pointer through a value; undefined where it leads nowhere, boxed where it leads to `null`. */
type Follow = (value: unknown) => { readonly value: unknown } | undefined

const step = (value: unknown, key: string): { readonly value: unknown } | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value) && !INDEX.test(key)) return undefined
  // Own keys only: `/constructor` is no answer of the SP's.
  return Object.hasOwn(value, key) ? { value: Reflect.get(value, key) } : undefined
}

/**
 * @see RFC 6901
 * @throws {HarnessError} TARGET_FILE, when it is no JSON pointer
 */
export const pointerOf = (text: string): Follow => {
  if ((text !== '' && !text.startsWith('/')) || /~(?![01])/.test(text)) {
    throw new HarnessError(
      'TARGET_FILE',
      `observe: "${text}" is not a JSON pointer`,
      'Write it like /user/name; the whole document is the empty text.',
    )
  }
  const keys = text
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  return (root) => {
    let at: { readonly value: unknown } | undefined = { value: root }
    for (const key of keys) at = at === undefined ? undefined : step(at.value, key)
    return at
  }
}
