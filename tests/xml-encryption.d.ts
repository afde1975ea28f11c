declare module 'xml-encryption' {
  interface Insecure {
    readonly warnInsecureAlgorithm: boolean
  }

  export function encrypt(
    content: string,
    options: Insecure & {
      readonly rsa_pub: string
      /** PEM certificate, for KeyInfo. */
      readonly pem: string
      readonly encryptionAlgorithm: string
      readonly keyEncryptionAlgorithm: string
      readonly keyEncryptionDigest?: 'sha1' | 'sha256'
      readonly keyEncryptionMgf?: 'sha1' | 'sha256'
      readonly disallowEncryptionWithInsecureAlgorithm: boolean
    },
    callback: (error: Error | null, xml: string) => void,
  ): void

  export function decrypt(
    xml: string,
    options: Insecure & {
      readonly key: string
      readonly disallowDecryptionWithInsecureAlgorithm: boolean
    },
    callback: (error: Error | null, plaintext: string) => void,
  ): void
}
