import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'
import { type AttributeValues, valuesNamed } from '../attributes.ts'
import type { MappedClaims } from './mapping.ts'

type Known = Pick<Draft, 'attributes' | 'accounts'>

/** The one value of a claim, as the first account reads it; `undefined` where it reads none, or several are there. */
export function mapped({ attributes, accounts }: Known, claim: keyof MappedClaims): string | undefined {
  const name = accounts[0]?.mapping.claims[claim]
  return name === undefined ? undefined : oneOf(attributes, name)
}

export function oneOf(attributes: readonly AttributeValues[], name: string): string | undefined {
  const values = valuesNamed(attributes, name)
  return values.length === 1 && values[0]?.trim() !== '' ? values[0] : undefined
}

/** For people to read; it decides nothing. Who has none is shown by the NameID. @see requirements TC1-NAME-1, TC1-NAME-2 */
export const displayName = (known: Known & Pick<Draft, 'user'>): Pick<Draft, 'displayName'> => ({
  displayName: mapped(known, 'name') ?? known.user,
})

/** A value that equals a supported language; any other is none, and keeps nobody out. @see requirements TC1-LOC-1, TC1-LOC-2 */
export const locale = (known: Known, { languages }: World): Pick<Draft, 'language'> => ({
  language: languages.find((one) => one === mapped(known, 'locale')),
})

/** A name of the time zone database; any other is none, and keeps nobody out. @see requirements TC1-TZ-1, TC1-TZ-2 */
export const timezone = (known: Known): Pick<Draft, 'timezone'> => {
  const value = mapped(known, 'timezone')
  return { timezone: value !== undefined && isTimezone(value) ? value : undefined }
}

const ZONE = /^[A-Z][A-Za-z_+-]*(?:\/[A-Za-z0-9_+-]+)+$|^UTC$/

function isTimezone(value: string): boolean {
  if (!ZONE.test(value)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
