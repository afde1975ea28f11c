import { element } from '../../mock-idp/message/node.ts'
import type { AttributeValue } from '../../mock-idp/message/recipe.ts'
import {
  attributesNamed,
  attributesReversed,
  claim,
  everyAttribute,
  extraAttribute,
  manyAttributes,
  oneStatementEach,
} from '../../mock-idp/tamper/say/attributes.ts'
import { nameIdInAttribute } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, present, safe, session } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const FORMAT = 'urn:oasis:names:tc:SAML:2.0:attrname-format:'

const format = (name: string): Case => ({
  title: `attributes of the name format ${name} are matched by name`,
  proves: ['DS-ATTR-2'],
  delta: {
    is: { changes: [everyAttribute(`NameFormat is ${name}`, (one) => ({ ...one, nameFormat: FORMAT + name }))] },
  },
  wants: session(),
})

const beside = (what: string, row: RequirementId, ...values: readonly AttributeValue[]): Case => ({
  title: `an attribute ${what} does no harm`,
  proves: [row],
  delta: { is: { changes: [extraAttribute({ name: `urn:example:attribute:${what.replaceAll(' ', '-')}`, values })] } },
  wants: session(),
})

/** Where the profile itself has none, they still are several. */
const SEVERAL = [
  extraAttribute({ name: 'urn:example:department', values: ['Sales'] }),
  extraAttribute({ name: 'urn:example:site', values: ['Bonn'] }),
]

/** How attributes are written. */
export default family({
  unknown: {
    title: 'an attribute that the SP does not know does no harm',
    proves: ['DS-ATTR-1', 'IIP-SP10'],
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
    proves: ['DS-ATTR-2', 'IIP-SP11'],
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
    proves: ['DS-ATTR-3', 'CORE-2.7.3'],
    scene: [present({ changes: SEVERAL })],
    delta: { is: { changes: [...SEVERAL, oneStatementEach] } },
    wants: session(),
  },
  'without-value': beside('without a value', 'CORE-2.7.3.1'),
  'with-empty-value': beside('with an empty value', 'CORE-2.7.3.1.1', ''),
  'with-nil-value': beside('with a value that is nil', 'CORE-2.7.3.1.1', { nil: true }),
  'with-typed-values': beside(
    'with values of other types than text',
    'IIP-SP02',
    { type: 'xs:integer', text: '42' },
    { type: 'xs:boolean', text: 'true' },
    { type: 'ext:Unknown', text: 'unknown' },
  ),
  'with-elements': beside('with elements in its value', 'CORE-2.7.3.1.1', {
    content: [element('ext:Outer', {}, ['text', element('ext:Inner', {}, ['more'])])],
  }),
  'with-name-id': {
    title: 'a NameID that is the value of an attribute names nobody',
    proves: ['CORE-2.4.1', 'CORE-2.7.3.1.1'],
    delta: { is: { changes: [nameIdInAttribute] } },
    wants: session(),
  },
  'five-hundred': {
    title: 'five hundred attributes do no harm',
    proves: ['IIP-SP10', 'CORE-2.7.3.1'],
    delta: { is: { changes: [manyAttributes(500)] } },
    wants: session(),
  },
  'named-as-members-of-objects': {
    title: 'attributes named as the members of every object do no harm',
    proves: ['CWE-1321', 'IIP-SP01'],
    delta: {
      is: { changes: [attributesNamed('__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString')] },
    },
    wants: session(),
  },
  'of-one-name-and-another-format': {
    title: 'an attribute of the name of the user, but of another format, never names the user',
    proves: ['CORE-2.7.3.1'],
    delta: {
      is: { changes: [claim('user', ['{marker}'], undefined, 'urn:example:attrname-format:other')] },
    },
    wants: safe,
  },
})
