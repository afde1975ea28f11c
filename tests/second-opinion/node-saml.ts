import { randomUUID } from 'node:crypto'
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import type { App } from '../../harness/drive/in-process.ts'
import type { Target } from '../../harness/target/target.ts'

const WHO_AM_I = '/whoami'

/**
 * A service provider around @node-saml/node-saml in this process, with the library's checks and none of ours. It stands
 * where the reference SP does, so that both are sent the same octets.
 */
export function nodeSamlApp(target: Target): App {
  const { main } = target.issuers
  const { acs, entityId, encryption } = target.sp
  const decryption = encryption?.keys?.own[0].privateKey
  if (main === undefined) throw new RangeError('the target has no main issuer')
  const saml = new SAML({
    issuer: entityId,
    audience: entityId,
    callbackUrl: acs,
    idpIssuer: main.entityId,
    idpCert: main.certificate,
    ...(decryption && { decryptionPvk: decryption.export({ type: 'pkcs8', format: 'pem' }).toString() }),
    entryPoint: `${main.entityId}/sso`,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: target.skewSeconds * 1000,
    validateInResponseTo: ValidateInResponseTo.ifPresent,
    identifierFormat: null,
  })
  const users = new Map<string, string>()
  const refused = (status: number) => new Response('refused', { status })

  const signOn = async (request: Request): Promise<Response> => {
    const SAMLResponse = new URLSearchParams(await request.text()).get('SAMLResponse')
    if (SAMLResponse === null) return refused(400)
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse }).catch(() => ({ profile: null }))
    if (!profile?.nameID) return refused(403)
    const id = randomUUID()
    users.set(id, profile.nameID)
    return new Response(null, { status: 303, headers: { location: WHO_AM_I, 'set-cookie': `session=${id}; Path=/` } })
  }
  const whoAmI = (request: Request): Response => {
    const [, id] = /session=([^;]*)/.exec(request.headers.get('cookie') ?? '') ?? []
    const user = users.get(id ?? '')
    return Response.json({ authenticated: user !== undefined, user }, { status: user === undefined ? 401 : 200 })
  }
  return {
    fetch: (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === WHO_AM_I) return whoAmI(request)
      return request.method === 'POST' && pathname === new URL(acs).pathname ? signOn(request) : refused(404)
    },
  }
}
