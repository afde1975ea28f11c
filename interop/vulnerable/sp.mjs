// A service provider around one release of a library: the library's checks in the configuration that its documents call
// for, and none of our own. Usage: node sp.mjs CONFIG.json, where the file has adapter, port, url, idpIssuer, idpCert
// (base64), entryPoint and idpMetadata. An adapter takes a SAMLResponse and gives the name that the library signs in.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { port, url } = config
const { signOn } = await import(`./${config.adapter}.mjs`)

const BODY_BYTES = 1_000_000
/** Session id to its user. */
const sessions = new Map()

const ROUTES = {
  'POST /acs': enter,
  'GET /whoami': whoAmI,
  'GET /alive': (_request, response) => json(response, 200, { alive: true }),
}

async function enter(request, response) {
  const SAMLResponse = new URLSearchParams(await bodyOf(request)).get('SAMLResponse')
  if (SAMLResponse === null) return json(response, 400, { error: 'no SAMLResponse field' })
  const outcome = await signOn(SAMLResponse, config).then(
    (user) => ({ user }),
    (error) => ({ error: String(error?.message ?? error) }),
  )
  if (!outcome.user) return json(response, 403, { error: outcome.error ?? 'the message signs nobody in' })
  const id = randomUUID()
  sessions.set(id, outcome.user)
  response.setHeader('Set-Cookie', `session=${id}; Path=/; HttpOnly; SameSite=Lax`)
  response.writeHead(303, { Location: '/whoami' }).end()
}

function whoAmI(request, response) {
  const [, id] = /(?:^|;\s*)session=([^;]*)/.exec(request.headers.cookie ?? '') ?? []
  const user = sessions.get(id)
  return user === undefined
    ? json(response, 401, { authenticated: false })
    : json(response, 200, { authenticated: true, user })
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

function json(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}

const server = createServer((request, response) => {
  const [path] = request.url.split('?')
  const route = ROUTES[`${request.method} ${path}`]
  if (route === undefined) return json(response, 404, { error: 'nothing here' })
  Promise.resolve(route(request, response)).catch((error) => {
    console.error(error)
    response.setHeader('Connection', 'close')
    json(response, 500, { error: 'the service provider itself failed' })
  })
})
server.listen(port, '127.0.0.1', () => console.log(`listening at ${url}`))

// Our standard input ends with the process that started us.
process.stdin.on('end', () => process.exit()).resume()
