import { describe, expect, test } from 'vitest'
import { DIALECT_NAMES, DIALECTS } from './index.ts'
import { begun, startPath } from './start.ts'

const SP = 'https://sp.test/saml?a=1&b=2'

const queryOf = (path: string) => Object.fromEntries(new URL(path, 'https://idp.test').searchParams)

describe('the URL that begins a login', () => {
  test.each(DIALECT_NAMES)('of %s says what can be read from it again', (name) => {
    const start = DIALECTS[name].doors.start?.is
    if (start === undefined) throw new RangeError(`${name} has no such URL`)
    for (const relayState of [undefined, '/home?x=1&y=%20']) {
      const path = startPath(start, { sp: SP, relayState })
      expect(path.startsWith(start.path)).toBe(true)
      const keepsState = start.relayState !== undefined || start.nested !== undefined
      expect(begun(start, queryOf(path))).toEqual({
        sp: start.sp === undefined ? undefined : SP,
        relayState: keepsState ? relayState : undefined,
      })
    }
  })

  test('of AD FS has a RelayState in a RelayState, escaped twice', () => {
    const { start } = DIALECTS.adfs.doors
    if (start === undefined) throw new RangeError('AD FS has no such URL')
    expect(startPath(start.is, { sp: 'https://sp.test' })).toBe(
      '/adfs/ls/idpinitiatedsignon.aspx?loginToRp=https%3A%2F%2Fsp.test',
    )
    expect(startPath(start.is, { sp: 'https://sp.test', relayState: '/a b' })).toBe(
      '/adfs/ls/idpinitiatedsignon.aspx?RelayState=RPID%3Dhttps%253A%252F%252Fsp.test%26RelayState%3D%252Fa%2Bb',
    )
  })
})
