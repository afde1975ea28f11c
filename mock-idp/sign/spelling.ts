import { NAMESPACES } from '../message/node.ts'

interface Prefixes {
  /** Empty: none, in a default namespace. */
  readonly saml: string
  readonly samlp: string
  readonly ds: string
  /** KeyInfo has no prefix, whatever those around it have. */
  readonly bareKeyInfo?: true
}

const SPELLINGS = {
  saml2: { saml: 'saml2', samlp: 'saml2p', ds: 'dsig' },
  default: { saml: '', samlp: '', ds: '' },
  'saml2 and ds': { saml: 'saml2', samlp: 'saml2p', ds: 'ds' },
  'saml and dsig': { saml: 'saml', samlp: 'samlp', ds: 'dsig' },
  'saml and bare signature': { saml: 'saml', samlp: 'samlp', ds: '' },
  'bare assertion': { saml: '', samlp: 'samlp', ds: 'ds', bareKeyInfo: true },
  'bare assertion and signature': { saml: '', samlp: 'samlp', ds: '' },
} as const satisfies Record<string, Prefixes>

/** The same names under other prefixes, or under none. */
export type Spelling = keyof typeof SPELLINGS

type Known = 'saml' | 'samlp' | 'ds'

/**
 * Text that was written with the usual prefixes, spelled otherwise. Every element declares what it uses unless what is
 * around it has, so that a default namespace is never the wrong one.
 * @see Namespaces in XML 1.0, 6
 */
export function spelled(xml: string, spelling: Spelling | undefined): string {
  if (spelling === undefined) return xml
  const prefixes: Prefixes = SPELLINGS[spelling]
  const said = prefixes.bareKeyInfo ? bareKeyInfo(xml) : xml
  return said
    .replace(/<(\/?)(saml|samlp|ds):/g, (_, slash: string, prefix: Known) =>
      prefixes[prefix] === '' ? `<${slash}` : `<${slash}${prefixes[prefix]}:`,
    )
    .replace(/ xmlns:(saml|samlp|ds)="/g, (_, prefix: Known) =>
      prefixes[prefix] === '' ? ' xmlns="' : ` xmlns:${prefixes[prefix]}="`,
    )
}

/** What is in it keeps its prefix, which it declares where KeyInfo did. */
const bareKeyInfo = (xml: string): string =>
  xml
    .replace(
      /<ds:KeyInfo( xmlns:ds="[^"]*")?>/g,
      (_, declared: string = '') => `<KeyInfo${declared} xmlns="${NAMESPACES.ds}">`,
    )
    .replaceAll('</ds:KeyInfo>', '</KeyInfo>')
