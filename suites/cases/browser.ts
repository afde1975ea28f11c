import { fromOrigin } from '../../mock-idp/tamper/carry/relay-state.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import { either, ended, family, observed, present, refused, session, start } from '../case.ts'
import { ELSEWHERE } from '../elsewhere.ts'

/** What hangs on the browser, not on the message. */
export default family({
  'cookies-before-login': {
    title: 'cookies from before a login open no session after it',
    proves: ['CWE-384'],
    scene: [
      start(),
      { do: 'copy-cookies', from: 'first browser', to: 'second browser' },
      present({ answers: 'first browser' }),
      { do: 'probe', by: 'first browser' },
    ],
    delta: { at: 3, is: { by: 'second browser' } },
    wants: refused(),
  },
  'cookies-of-an-attacker': {
    title: "a user who signs in on top of an attacker's session does not hand the own one to the attacker",
    proves: ['CWE-384'],
    scene: [
      present({ changes: [userName('{marker}')] }),
      { do: 'copy-cookies', from: 'first browser', to: 'second browser' },
      present({ by: 'second browser' }),
      { do: 'probe', by: 'second browser' },
    ],
    delta: { at: 3, is: { by: 'first browser' } },
    wants: either(refused(), session({ user: '{marker}' })),
  },
  'form-of-another-site': {
    title: 'whether a page that is not the provider may sign a browser in is recorded',
    proves: ['CWE-352'],
    delta: { is: { changes: [fromOrigin(`https://${ELSEWHERE}`)] } },
    wants: observed(either(session(), refused())),
  },
  'federated-user-without-password': {
    title: 'a user of the identity provider cannot log in by the form with an empty password',
    proves: ['DS-FED-2'],
    scene: [present(), present({ by: 'second browser' })],
    delta: { at: 1, is: { do: 'log-in', name: '{user}', password: '' } },
    wants: refused(),
  },
  'federated-user-with-any-password': {
    title: 'a user of the identity provider cannot log in by the form with a password of any kind',
    proves: ['DS-FED-2'],
    scene: [present(), present({ by: 'second browser' })],
    delta: { at: 1, is: { do: 'log-in', name: '{user}', password: '{user}' } },
    wants: refused(),
  },
  'role-removed-under-session': {
    title: 'a session ends when its role is taken away',
    proves: ['DS-ROLE-5'],
    scene: [present(), { do: 'probe' }, { do: 'probe' }],
    delta: { at: 1, is: { do: 'set', hook: 'remove-role', to: '{role 0}' } },
    wants: ended,
    needs: (facts) => (facts.tenants[0]?.roles[0] === undefined ? 'tenants[0].roles' : undefined),
  },
})
