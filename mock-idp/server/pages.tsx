import { createHash } from 'node:crypto'
import type { Child } from 'hono/jsx'

/** The one script that a page may run: it presses the button. */
const SUBMIT = 'document.forms[0].submit()'
const SUBMIT_HASH = createHash('sha256').update(SUBMIT).digest('base64')

/** Nothing but forms; `form-action` is left out, since browsers hold it against the redirects of the SP too. */
export const CONTENT_SECURITY_POLICY = `default-src 'none'; script-src 'sha256-${SUBMIT_HASH}'; base-uri 'none'; frame-ancestors 'none'`

export interface Field {
  readonly name: string
  readonly value: string
}

export interface IssuerLink {
  readonly name: string
  readonly entityId: string
  /** Documents to import, with what is in them. */
  readonly metadata: readonly { readonly href: string; readonly text: string }[]
}

const Page = ({ title, children }: { readonly title: string; readonly children: Child }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{`${title} - mock identity provider`}</title>
    </head>
    <body>
      <p>
        <strong>Mock identity provider: for tests only. It signs in whoever is named.</strong>
      </p>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
)

const Hidden = ({ fields }: { readonly fields: readonly Field[] }) => (
  <>
    {fields.map(({ name, value }) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

/** Issuers, their metadata, and a form that starts a login for each SP. */
export const Home = (props: {
  readonly issuers: readonly IssuerLink[]
  readonly sps: readonly string[]
  readonly user: string
}) => (
  <Page title="Issuers and service providers">
    <h2>Issuers</h2>
    <ul>
      {props.issuers.map(({ name, entityId, metadata }) => (
        <li>
          {name}: <code>{entityId}</code>
          {metadata.map(({ href, text }) => (
            <>
              {' '}
              <a href={href}>{text}</a>
            </>
          ))}
        </li>
      ))}
    </ul>
    <h2>Start a login</h2>
    {props.sps.length === 0 ? <p>No service provider is registered.</p> : null}
    {props.sps.map((sp) =>
      props.issuers.map(({ name }) => (
        <form method="post" action={`/${name}/start`}>
          <fieldset>
            <legend>
              {name} signs in at {sp}
            </legend>
            <Hidden fields={[{ name: 'sp', value: sp }]} />
            <label>
              User <input name="user" value={props.user} required />
            </label>{' '}
            <label>
              RelayState <input name="RelayState" />
            </label>{' '}
            <button type="submit">Start</button>
          </fieldset>
        </form>
      )),
    )}
  </Page>
)

/** Asks who signs in; what the SP sent goes along. */
export const Login = (props: {
  readonly action: string
  readonly sp: string
  readonly user: string
  readonly fields: readonly Field[]
}) => (
  <Page title="Sign in">
    <p>
      <code>{props.sp}</code> asks who you are.
    </p>
    <form method="post" action={props.action}>
      <Hidden fields={props.fields} />
      <label>
        User <input name="user" value={props.user} required />
      </label>{' '}
      <button type="submit">Sign in</button>
    </form>
  </Page>
)

/** A form that sends itself, or is sent by its button where no script runs. @see SAML Bindings 3.5.4 */
export const SelfPosting = (props: { readonly action: string; readonly fields: readonly Field[] }) => (
  <Page title="Signing in">
    <form method="post" action={props.action}>
      <Hidden fields={props.fields} />
      <button type="submit">Continue</button>
    </form>
    <script>{SUBMIT}</script>
  </Page>
)

/** Why a request is not answered. */
export const Problem = (props: { readonly message: string }) => (
  <Page title="This request is not answered">
    <p>{props.message}</p>
  </Page>
)
