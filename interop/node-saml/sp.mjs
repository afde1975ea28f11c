// A service provider around @node-saml/node-saml, with the library's checks and none of our own.
// Usage: node sp.mjs CONFIG.json, where the file has port, url, idpIssuer, idpCert, entryPoint, decryptionKey and decryptionCertificate.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'

const { port, url, idpIssuer, idpCert, entryPoint, decryptionKey, decryptionCertificate } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
)

const saml = new SAML({
  issuer: `${url}/metadata`,
  audience: `${url}/metadata`,
  callbackUrl: `${url}/acs`,
  entryPoint,
  // The library compares it in logout messages only, as its README says.
  idpIssuer,
  idpCert,
  decryptionPvk: decryptionKey,
  // The library's default, and what Profiles 4.1.3.5 asks for: the assertion must have a signature of its own, whatever
  // is signed around it. A message of which only the response is signed is refused.
  wantAssertionsSigned: true,
  // Not the default. With true, the library takes only messages in which response and assertion are both signed, and
  // refuses the commonest of all, in which the assertion is.
  wantAuthnResponseSigned: false,
  acceptedClockSkewMs: 60_000,
  // Unsolicited messages are welcome; one that claims to answer a request must answer one of ours (we make none).
  validateInResponseTo: ValidateInResponseTo.ifPresent,
  identifierFormat: null,
})

const SESSION_MS = 3_600_000
const BODY_BYTES = 1_000_000
/** Session id to its user, attributes and end. */
const sessions = new Map()

const ROUTES = {
  'POST /acs': signOn,
  'GET /whoami': whoAmI,
  'GET /metadata': (_request, response) =>
    answer(
      response,
      200,
      'application/samlmetadata+xml',
      saml.generateServiceProviderMetadata(decryptionCertificate, null),
    ),
}

async function signOn(request, response) {
  const form = new URLSearchParams(await bodyOf(request))
  const SAMLResponse = form.get('SAMLResponse')
  if (SAMLResponse === null) return refuse(response, 400, 'no SAMLResponse field')

  const { profile, error } = await saml.validatePostResponseAsync({ SAMLResponse }).catch((error) => ({ error }))
  if (error) return refuse(response, 403, error.message)
  // The same call also answers for logout messages and for a passive login that found nobody.
  if (!profile?.nameID) return refuse(response, 403, 'the message signs nobody in')

  const id = randomUUID()
  sessions.set(id, { user: profile.nameID, attributes: profile.attributes ?? {}, end: Date.now() + SESSION_MS })
  response.setHeader('Set-Cookie', `session=${id}; Path=/; HttpOnly; SameSite=Lax`)
  response.writeHead(303, { Location: '/whoami' }).end()
}

function whoAmI(request, response) {
  const [, id] = /(?:^|;\s*)session=([^;]*)/.exec(request.headers.cookie ?? '') ?? []
  const session = sessions.get(id)
  if (session === undefined || session.end <= Date.now())
    return answer(response, 401, 'application/json', JSON.stringify({ authenticated: false }))
  const { user, attributes } = session
  answer(response, 200, 'application/json', JSON.stringify({ authenticated: true, user, attributes }))
}

async function bodyOf(request) {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > BODY_BYTES) throw new RangeError(`the form has more than ${BODY_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function refuse(response, status, message) {
  const text = String(message).replace(/[&<>"']/g, (character) => ENTITIES[character])
  const page = `<!DOCTYPE html>\n<html lang="en"><title>Refused</title><p class="error">${text}</p></html>\n`
  answer(response, status, 'text/html', page)
}

function answer(response, status, type, body) {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' }).end(body)
}

const server = createServer((request, response) => {
  const [path] = request.url.split('?')
  const route = ROUTES[`${request.method} ${path}`]
  if (route === undefined) return refuse(response, 404, 'nothing here')
  Promise.resolve(route(request, response)).catch((error) => {
    const tooLarge = error instanceof RangeError
    console.error(error)
    response.setHeader('Connection', 'close')
    refuse(response, tooLarge ? 413 : 500, tooLarge ? error.message : 'the service provider itself failed')
  })
})
server.listen(port, '127.0.0.1', () => console.log(`listening at ${url}`))

// Our standard input ends with the process that started us.
process.stdin.on('end', () => process.exit()).resume()
