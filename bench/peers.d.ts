declare module 'samlp' {
  interface ProfileMapper {
    getClaims(): Readonly<Record<string, string | readonly string[]>>
    getNameIdentifier(): { readonly nameIdentifier: string; readonly nameIdentifierFormat?: string }
  }

  interface SamlConfig {
    readonly issuer: string
    readonly audience: string
    readonly recipient: string
    readonly destination: string
    readonly cert: string
    readonly key: import('node:crypto').KeyObject
    readonly lifetimeInSeconds: number
    readonly sessionIndex: string
    readonly authnContextClassRef: string
    readonly typedAttributes: boolean
    readonly includeAttributeNameFormat: boolean
    readonly signatureNamespacePrefix: string
    readonly profileMapper: (user: unknown) => ProfileMapper
  }

  const samlp: {
    getSamlResponse(config: SamlConfig, user: unknown, callback: (error: Error | null, xml: string) => void): void
  }
  export default samlp
}
