/** The same names under other prefixes, or under none. */
export type Spelling = 'saml2' | 'default'

const PREFIXES = {
  saml2: { saml: 'saml2', samlp: 'saml2p', ds: 'dsig' },
  default: { saml: '', samlp: '', ds: '' },
} as const satisfies Record<Spelling, Record<'saml' | 'samlp' | 'ds', string>>

type Known = keyof (typeof PREFIXES)[Spelling]

/**
 * Text that was written with the usual prefixes, spelled otherwise. Every element declares what it uses unless what is
 * around it has, so that a default namespace is never the wrong one.
 * @see Namespaces in XML 1.0, 6
 */
export function spelled(xml: string, spelling: Spelling | undefined): string {
  if (spelling === undefined) return xml
  const prefixes = PREFIXES[spelling]
  return xml
    .replace(/<(\/?)(saml|samlp|ds):/g, (_, slash: string, prefix: Known) =>
      prefixes[prefix] === '' ? `<${slash}` : `<${slash}${prefixes[prefix]}:`,
    )
    .replace(/ xmlns:(saml|samlp|ds)="/g, (_, prefix: Known) =>
      prefixes[prefix] === '' ? ' xmlns="' : ` xmlns:${prefixes[prefix]}="`,
    )
}
