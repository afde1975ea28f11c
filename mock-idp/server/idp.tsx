import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type HonestLogin, honest } from '../message/honest.ts'
import type { Recipe } from '../message/recipe.ts'
import type { Issuer, Keyring } from '../sign/keyring.ts'
import { mint } from '../sign/mint.ts'
import { ISSUER_NAMES, type IssuerName, type Mode, planFor } from '../sign/plan.ts'
import { inAnswerTo, nobodySignedIn } from './answer.ts'
import { type AuthnRequest, readPost, readRedirect } from './authn-request.ts'
import { isLoopback } from './loopback.ts'
import { idpMetadata, POST } from './metadata.ts'
import { CONTENT_SECURITY_POLICY, type Field, Home, Login, Problem, SelfPosting } from './pages.tsx'
import { ServerRefusal } from './refusal.ts'

const MOST_BODY = 512 * 1024
/** @see SAML Bindings 3.4.3 */
const MOST_RELAY_STATE = 80
const MOST_USER = 1000
