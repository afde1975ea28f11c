import { userName } from '../../mock-idp/tamper/say/user.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import { type Act, type Case, either, family, present, refused, session, set, start } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

export const hasDomain = ({ tenants }: Facts): string | undefined =>
  tenants[0] === undefined ? 'tenants (its domain)' : undefined

/** The user is in the directory, and the SP has synchronized. */
export const synchronized: readonly Act[] = [set('directory-user', '{user}'), set('synchronize', 'now')]

const typed = (title: string, row: RequirementId, name: string, before: readonly Act[] = []): Case => ({
  title: `a user is led to the identity provider who types ${title}`,
  proves: [row, 'TMWS-PORT-7', 'TMWS-URL-1'],
  scene: [...before, start({ typed: name, refusable: true }), present({ answers: 'first browser' })],
  wants: session(),
  needs: hasDomain,
})

/** The captive portal, to which an SP leads whoever wants to go to the web and is not signed in. */
export default family({
  'request-of-nobody': {
    title: 'a request to the web of nobody who is signed in is not passed on',
    proves: ['TMWS-PORT-1'],
    scene: [{ do: 'read', document: 'web-page', rule: 'is-kept-back' }],
    wants: { oneOf: [{ kind: 'document', passes: 'is-kept-back' }] },
  },
  'request-of-a-user': {
    title: 'a request to the web of a user who is signed in is passed on',
    proves: ['TMWS-PORT-8'],
    scene: [present(), { do: 'read', document: 'web-page', rule: 'is-shown' }],
    wants: { oneOf: [{ kind: 'document', passes: 'is-shown' }] },
  },
  'first-request': {
    title: 'after the login the user gets the page for which he had to sign in',
    proves: ['TMWS-PORT-8', 'TMWS-PORT-1'],
    scene: [
      start({ target: '{web}' }),
      present({ answers: 'first browser' }),
      { do: 'read', document: 'web-page', rule: 'is-reached' },
    ],
    wants: { oneOf: [{ kind: 'document', passes: 'is-reached' }] },
  },
  'domain-and-account': typed('domain\\account', 'TMWS-PORT-3', '{tenant 0}\\{user}'),
  'account-at-domain': typed('account@domain', 'TMWS-PORT-4', '{user}@{tenant 0}'),
  'e-mail-address': typed('an e-mail address', 'TMWS-PORT-5', 'mail-{user}@mail.{tenant 0}', synchronized),
  'user-principal-name': typed('a UPN', 'TMWS-PORT-6', 'upn-{user}@upn.{tenant 0}', synchronized),
  'another-domain': {
    title: 'a user of a domain that is not known is not signed in',
    proves: ['TMWS-PORT-3'],
    scene: [start({ typed: '{tenant 0}\\{user}', refusable: true }), present({ answers: 'first browser' })],
    delta: { at: 0, is: { typed: 'elsewhere.example\\{user}' } },
    wants: refused('unknown-user'),
    needs: hasDomain,
  },
  'another-user': {
    title: 'whoever is asserted is never taken for the user whose name was typed',
    proves: ['TMWS-PORT-9'],
    scene: [...synchronized, start({ typed: '{user}@{tenant 0}' }), present({ answers: 'first browser' })],
    delta: { at: 3, is: { changes: [userName('other-{user}')] } },
    wants: either(session(), refused('unknown-user', 'wrong-request')),
    needs: hasDomain,
  },
  'other-method': {
    title: 'where another method of signing in is chosen, nobody is led to the identity provider',
    proves: ['TMWS-METH-1'],
    scene: [
      set('authentication-method', 'hosted users'),
      start({ refusable: true }),
      present({ answers: 'first browser' }),
    ],
    wants: refused('unsolicited'),
  },
  'other-method-since': {
    title:
      'where another method of signing in was chosen meanwhile, an answer of the identity provider opens no session',
    proves: ['TMWS-METH-1'],
    scene: [start(), set('authentication-method', 'hosted users'), present({ answers: 'first browser' })],
    wants: refused('unsolicited'),
  },
})
