import { claim, extraAttribute } from '../../mock-idp/tamper/say/attributes.ts'
import { attributeLeftOut, nameId, noNameId, userAttributeNamed, userValues } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, observed, present, refused, session, set } from '../case.ts'

const OTHER = 'logonName'
const E_MAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

/** The user stands there under the usual name, too. */
const CHANGED = [
  set('logon-name-attribute', OTHER),
  present({ changes: [extraAttribute({ name: OTHER, values: ['{user}'] })] }),
]

const none = (title: string, changes: Parameters<typeof userValues>): Case => ({
  title: `a logon name that ${title} is none`,
  proves: ['TMWS-LOGON-1'],
  delta: { is: { changes: [userValues(...changes)] } },
  wants: refused('missing-claim', 'bad-claim'),
})

/** The attribute by which the SP knows its users, as an administrator has named it, and what stands beside it. */
export default family({
  absent: {
    title: 'a login without the logon name attribute opens no session',
    proves: ['TMWS-LOGON-1', 'TMWS-ATTR-2'],
    delta: { is: { changes: [userAttributeNamed('there is no logon name attribute', () => undefined)] } },
    wants: refused('missing-claim'),
  },
  'of-another-name': {
    title: 'an attribute of another name than the configured one is not the logon name',
    proves: ['TMWS-LOGON-1', 'TMWS-ATTR-4'],
    delta: { is: { changes: [userAttributeNamed(`the attribute is ${OTHER}`, () => OTHER)] } },
    wants: refused('missing-claim'),
  },
  'in-another-case': {
    title: 'an attribute whose name differs in case is taken for the logon name or not as the SP likes',
    proves: ['TMWS-ATTR-2'],
    delta: { is: { changes: [userAttributeNamed('the attribute is in small letters', (name) => name.toLowerCase())] } },
    wants: observed(refused('missing-claim')),
  },
  'name-changed': {
    title: 'a logon name attribute that was renamed at both ends names the user',
    proves: ['TMWS-ATTR-4', 'TMWS-LOGON-1'],
    scene: CHANGED,
    wants: session(),
  },
  'name-changed-at-one-end': {
    title: 'a logon name attribute that was renamed at the SP alone names nobody',
    proves: ['TMWS-ATTR-4', 'TMWS-LOGON-1'],
    scene: CHANGED,
    delta: { at: 1, is: { changes: [] } },
    wants: refused('missing-claim'),
  },
  empty: none('is empty', ['the logon name is empty', ['']]),
  blank: none('is blank', ['the logon name is blank', [' \t ']]),
  'no-value': none('has no value', ['the logon name has no value', []]),
  nil: none('is nil', ['the logon name is nil', [{ nil: true }]]),
  'two-attributes': {
    title: 'a logon name in each of two attributes is taken as the SP declares',
    proves: ['TMWS-LOGON-1'],
    delta: { is: { changes: [claim('user', ['{marker}'])] } },
    wants: { policy: 'user.severalValues', is: { reject: refused('bad-claim'), first: session() } },
  },
  'two-values': {
    title: 'two logon names are taken as the SP declares',
    proves: ['TMWS-LOGON-1'],
    delta: { is: { changes: [userValues('the logon name has two values', ['{user}', '{marker}'])] } },
    wants: { policy: 'user.severalValues', is: { reject: refused('bad-claim'), first: session() } },
  },
  'beside-another-name-id': {
    title: 'the logon name does not come from the NameID',
    proves: ['TMWS-LOGON-1'],
    delta: { is: { changes: [nameId({ value: '{marker}@mail.example', format: E_MAIL })] } },
    wants: session(),
  },
  // C21: older releases of SimpleSAMLphp refuse it, and the sources are silent.
  'without-name-id': {
    title: 'a logon name with no NameID beside it is taken as the SP likes',
    proves: ['TMWS-LOGON-1'],
    delta: { is: { changes: [noNameId] } },
    wants: observed(session()),
  },
  'without-upn': {
    title: 'a logon name without a UPN beside it is taken as the SP declares',
    proves: ['TMWS-ATTR-3'],
    delta: { is: { changes: [attributeLeftOut('upn')] } },
    wants: { policy: 'upn', is: { required: refused('missing-claim'), optional: session() } },
  },
  'beside-the-claims-of-entra': {
    title: 'the attributes that Entra sends to everybody do no harm',
    proves: ['TMWS-ATTR-1'],
    delta: {
      is: {
        changes: ['givenname', 'surname', 'emailaddress', 'name'].map((name) =>
          extraAttribute({
            name: `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/${name}`,
            values: [`{marker}@${name}.example`],
          }),
        ),
      },
    },
    wants: session(),
  },
  // C17: no role is defined for it.
  'beside-a-role': {
    title: 'a role that the identity provider adds changes nothing',
    proves: ['TMWS-ATTR-1'],
    delta: {
      is: {
        changes: [
          extraAttribute({
            name: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
            values: ['Administrator'],
          }),
        ],
      },
    },
    wants: session(),
  },
})
