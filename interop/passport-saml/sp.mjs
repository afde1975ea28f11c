// A service provider made with Express and @node-saml/passport-saml as its README shows, with the strategy's checks and none
// of our own. Usage: node sp.mjs CONFIG.json, where the file has port, url, idpIssuer, idpCert, entryPoint,
// decryptionKey and decryptionCertificate.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Strategy } from '@node-saml/passport-saml'
import express from 'express'
import session from 'express-session'
import passport from 'passport'

const { port, url, idpIssuer, idpCert, entryPoint, decryptionKey, decryptionCertificate } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
)

const takeWhoeverIsNamed = (profile, done) =>
  done(null, profile?.nameID && { user: profile.nameID, attributes: profile.attributes ?? {} })
const strategy = new Strategy(
  {
    issuer: `${url}/metadata`,
    audience: `${url}/metadata`,
    callbackUrl: `${url}/acs`,
    entryPoint,
    idpIssuer,
    idpCert,
    decryptionPvk: decryptionKey,
    // Both are the defaults: response and assertion must have a signature each.
    wantAuthnResponseSigned: true,
    wantAssertionsSigned: true,
    acceptedClockSkewMs: 60_000,
    // Unsolicited messages are welcome; one that claims to answer a request must answer one of ours.
    validateInResponseTo: 'ifPresent',
    identifierFormat: null,
  },
  takeWhoeverIsNamed,
  takeWhoeverIsNamed,
)
passport.use(strategy)
passport.serializeUser((user, done) => done(null, user))
passport.deserializeUser((user, done) => done(null, user))

const app = express()
app.disable('x-powered-by')
app.use(
  session({
    secret: randomBytes(32).toString('hex'),
    name: 'session',
    resave: false,
    saveUninitialized: false,
    // Plain HTTP on loopback: with `secure` the cookie would never come back.
    cookie: { httpOnly: true, sameSite: 'lax', secure: false, maxAge: 3_600_000 },
  }),
)
app.use(passport.session())

app.get('/login', passport.authenticate('saml'))
app.post(
  '/acs',
  express.urlencoded({ extended: false, limit: '1mb' }),
  passport.authenticate('saml'),
  (_request, response) => response.redirect(303, '/whoami'),
)
app.get('/whoami', (request, response) => {
  response.set('Cache-Control', 'no-store')
  if (request.isAuthenticated()) response.json({ authenticated: true, ...request.user })
  else response.status(401).json({ authenticated: false })
})
app.get('/metadata', (_request, response) =>
  response.type('application/samlmetadata+xml').send(strategy.generateServiceProviderMetadata(decryptionCertificate)),
)
// What the strategy finds wrong comes as an error without a status.
app.use((error, _request, response, _next) =>
  response.status(error.status ?? 403).json({ error: String(error.message ?? error) }),
)

app.listen(port, '127.0.0.1', () => console.log(`listening at ${url}`))

// Our standard input ends with the process that started us.
process.stdin.on('end', () => process.exit()).resume()
