/** Two releases of a library, the earlier with a published weakness that the later is without. */
export interface Pair {
  /** A file of `adapters/`. */
  readonly adapter: string
  /** A folder of `releases/`, where it is pinned with all that it depends on. */
  readonly vulnerable: string
  readonly fixed: string
  /** Case ids: each fails on the earlier release, which takes the forged name, and passes on the later. */
  readonly cases: readonly [string, ...string[]]
  readonly reference: string
}

export const pairs: readonly Pair[] = [
  {
    adapter: 'boxyhq',
    vulnerable: 'boxyhq-1.8.0',
    fixed: 'boxyhq-1.9.0',
    cases: ['reference/digest-in-comment'],
    reference: 'CVE-2025-29775',
  },
  {
    adapter: 'boxyhq',
    vulnerable: 'boxyhq-1.9.0',
    fixed: 'boxyhq-1.10.0',
    cases: ['reference/forged-signed-info-in-object'],
    reference: 'CVE-2025-29774',
  },
  {
    adapter: 'samlify',
    vulnerable: 'samlify-2.9.1',
    fixed: 'samlify-2.10.0',
    cases: ['wrapping/original-in-extensions-signature-at-response'],
    reference: 'CVE-2025-47949',
  },
  {
    adapter: 'samlify',
    vulnerable: 'samlify-2.9.1',
    fixed: 'samlify-2.10.0',
    cases: ['text/comment-in-user-name'],
    reference: 'VU#475445',
  },
  // The weakness is in xml-crypto: the same node-saml, with one and the other.
  {
    adapter: 'node-saml',
    vulnerable: 'node-saml-5.0.0-6.0.0',
    fixed: 'node-saml-5.0.0-6.0.1',
    cases: ['reference/digest-in-comment'],
    reference: 'CVE-2025-29775',
  },
]
