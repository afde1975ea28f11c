import type { Rules } from '../rules.ts'

type Landing = Rules['landing']

/** Goes where a text leads that looks local, or is rid of what does not. */
const goesWhere =
  (looksLocal: (relayState: string, baseUrl: string) => boolean): Landing =>
  (relayState = '', baseUrl) =>
    looksLocal(relayState, baseUrl) ? relayState : '/'

/** Looks for one slash or two, where a browser takes three for two. */
export const threeSlashes = goesWhere((text) => /^\/(?!\/[^/])[\x21-\x5b\x5d-\x7e]*$/.test(text))

/** A backslash is no slash to it, but to a browser. */
export const backslash = goesWhere((text) => /^[/\\](?!\/)[\x21-\x7e]*$/.test(text))

/** What has no `//` has no host to it. */
export const schemeWithoutSlashes = goesWhere((text) => /^https?:(?!\/)[\x21-\x7e]*$/.test(text))

/** What begins with its own address is its own. */
export const ownPrefix = goesWhere((text, baseUrl) => text.startsWith(new URL(baseUrl).origin))

/** A tab is no slash to it; a browser does not see the tab. */
export const tabBetweenSlashes = goesWhere((text) => /^\/(?![/\\])[\t\x20-\x7e]*$/.test(text))

/** Sends a line break as it came, so that what follows it is a header of its own. */
export const splitHeaders: Partial<Rules> = {
  landing: goesWhere((text) => /^\/(?![/\\\t])/.test(text)),
  headersOf: (location) => {
    const [first = '', ...others] = location.split(/\r?\n/)
    const more = others.map((line): readonly [string, string] => {
      const [name = '', value = ''] = line.split(/:\s*(.*)/s)
      return [name, value]
    })
    return [['location', first], ...more.filter(([name]) => name !== '')]
  },
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.codePointAt(0)};`)

/** Shows a page with a link that goes wherever it was told, whatever the scheme. */
export const linked: Rules['between'] = (relayState) =>
  relayState === undefined ? undefined : `<a href="${escapeHtml(relayState)}">Go on</a>`

/** Shows what it was told without escaping it. */
export const unescaped: Rules['between'] = (relayState) =>
  relayState === undefined ? undefined : `<p title="${relayState}">You are signed in.</p>`
