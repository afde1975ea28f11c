// A service provider around samlify, with the library's checks and none of our own.
// Usage: node sp.mjs CONFIG.json, where the file has port, url and idpMetadata.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import * as validator from '@authenio/samlify-xmllint-wasm'
import samlify from 'samlify'

const { port, url, idpMetadata } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

// Without a validator the library does nothing at all; its README warns against one that skips. This one validates
// against the schemas of OASIS with libxml2, and needs neither Java nor a compiler.
samlify.setSchemaValidator(validator)

const CLOCK_SKEW_MS = 60_000
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

const idp = samlify.IdentityProvider({ metadata: idpMetadata })
const sp = samlify.ServiceProvider({
  entityID: `${url}/metadata`,
  // What this SP asks for in its metadata. The library takes a message of which the response or the assertion is signed.
  wantAssertionsSigned: true,
  authnRequestsSigned: false,
  assertionConsumerService: [{ Binding: POST, Location: `${url}/acs` }],
  // A window of NotBefore and NotOnOrAfter is wider by so much at either end.
  clockDrifts: [-CLOCK_SKEW_MS, CLOCK_SKEW_MS],
})

const SESSION_MS = 3_600_000
const BODY_BYTES = 1_000_000
/** Session id to its user, attributes and end. */
const sessions = new Map()

const ROUTES = {
  'POST /acs': signOn,
  'GET /login': (_request, response) =>
    response.writeHead(302, { Location: sp.createLoginRequest(idp, 'redirect').context }).end(),
  'GET /whoami': whoAmI,
  'GET /metadata': (_request, response) => answer(response, 200, 'application/samlmetadata+xml', sp.getMetadata()),
}

async function signOn(request, response) {
  const form = new URLSearchParams(await bodyOf(request))
  const SAMLResponse = form.get('SAMLResponse')
  if (SAMLResponse === null) return refuse(response, 400, 'no SAMLResponse field')

  const outcome = await sp
    .parseLoginResponse(idp, 'post', { body: { SAMLResponse } })
    // What the library throws is an Error, or the text of one.
    .catch((error) => ({ error: error?.message ?? error }))
  if (outcome.error) return refuse(response, 403, outcome.error)
  const { nameID, attributes } = outcome.extract
  if (typeof nameID !== 'string' || nameID.trim() === '') return refuse(response, 403, 'the message signs nobody in')

  const id = randomUUID()
  sessions.set(id, { user: nameID, attributes: attributes ?? {}, end: Date.now() + SESSION_MS })
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
