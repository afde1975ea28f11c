import {
  attributesReversed,
  everyAttribute,
  extraAttribute,
  oneStatementEach,
} from '../../mock-idp/tamper/say/attributes.ts'
import { type Case, family, session } from '../case.ts'

const FORMAT = 'urn:oasis:names:tc:SAML:2.0:attrname-format:'

const format = (name: string): Case => ({
  title: `attributes of the name format ${name} are matched by name`,
  proves: ['DS-ATTR-2'],
  delta: {
    is: { changes: [everyAttribute(`NameFormat is ${name}`, (one) => ({ ...one, nameFormat: FORMAT + name }))] },
  },
  wants: session(),
})

/** How attributes are written. */
export default family({
  unknown: {
    title: 'an attribute that the SP does not know does no harm',
    proves: ['DS-ATTR-1'],
    delta: { is: { changes: [extraAttribute({ name: 'urn:example:department', values: ['Sales'] })] } },
    wants: session(),
  },
  'name-format-uri': format('uri'),
  'name-format-basic': format('basic'),
  'name-format-unspecified': format('unspecified'),
  'typed-values': {
    title: 'values of the type xs:string are read as text',
    proves: ['DS-ATTR-2'],
    delta: {
      is: {
        changes: [
          everyAttribute('values have the type xs:string', (one) => ({
            ...one,
            values: one.values.map((value) => (typeof value === 'string' ? { type: 'xs:string', text: value } : value)),
          })),
        ],
      },
    },
    wants: session(),
  },
  'friendly-name-of-the-claim': {
    title: 'an attribute with the friendly name of the claim is not the claim',
    proves: ['DS-ATTR-2'],
    delta: {
      is: {
        changes: [
          extraAttribute({
            name: 'urn:example:alias',
            friendlyName: 'https://deepsecurity.trendmicro.com/SAML/Attributes/RoleSessionName',
            values: ['{marker}'],
          }),
        ],
      },
    },
    wants: session(),
  },
  'in-another-order': {
    title: 'the order of attributes carries no meaning',
    proves: ['DS-ATTR-3'],
    delta: { is: { changes: [attributesReversed] } },
    wants: session(),
  },
  'in-several-statements': {
    title: 'the grouping of attributes carries no meaning',
    proves: ['DS-ATTR-3'],
    delta: { is: { changes: [oneStatementEach] } },
    wants: session(),
  },
})
