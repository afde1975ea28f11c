import { deflated, deflatedWithBlanks } from '../../mock-idp/tamper/carry/base64.ts'
import * as text from '../../mock-idp/tamper/rewrite/size.ts'
import { longValue, shortValues } from '../../mock-idp/tamper/say/size.ts'
import {
  EXCLUSIVE,
  idleStylesheet,
  manyCertificates,
  manyKeyNames,
  manyTransforms,
  recursiveStylesheet,
} from '../../mock-idp/tamper/sign/size.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, type Cost, either, family, refused, safe, session, type Wanted } from '../case.ts'

type Growing = (size: number) => Change

/** Each a message that grows, beside a harmless one that is made of the same things and grows with it. */
const costly = (
  title: string,
  unit: string,
  [first, second, third]: Cost['sizes'],
  hostile: Growing,
  harmless: Growing,
  wants: Wanted = safe,
  proves: Case['proves'] = ['CWE-400'],
): Case => ({
  title,
  proves,
  delta: { is: { changes: [hostile(third)] } },
  wants,
  level: 'SHOULD',
  cost: {
    unit,
    sizes: [first, second, third],
    hostile: (size) => [hostile(size)],
    harmless: (size) => [harmless(size)],
  },
})

/**
 * What could cost an SP more than its size: sent as 1, 2 and 4 times so much, and compared with what an SP spends on a
 * harmless message of the same size. No number of seconds is a limit here. Whether such a message is taken is the SP's choice,
 * but nobody may be signed in whom it does not name.
 */
export default family({
  'entities-of-entities': costly(
    'entities that stand for a hundred thousand others cost no more than words',
    'times 300 kB of text',
    [4, 8, 16],
    text.entitiesOfEntities,
    text.entitiesUnused,
    safe,
    ['CWE-776', 'CWE-400'],
  ),
  'long-entity-often': costly(
    'a long entity that is named often costs no more than words',
    'times 50 kB of text',
    [16, 32, 64],
    text.longEntityOften,
    text.longEntityUnused,
    safe,
    ['CWE-776', 'CWE-400'],
  ),
  'elements-nested': costly(
    'elements within one another cost no more than elements beside one another',
    'elements',
    [2500, 5000, 10_000],
    text.nested,
    text.notNested,
  ),
  'attributes-of-one-element': costly(
    'the attributes of one element cost no more than those of many',
    'attributes',
    [2500, 5000, 10_000],
    text.attributesOfOne,
    text.attributesOfMany,
  ),
  'namespaces-nested': costly(
    'namespaces that are declared within one another cost no more than beside one another',
    'declarations',
    [1250, 2500, 5000],
    text.namespacesNested,
    text.namespacesBeside,
  ),
  'namespaces-of-one-element': costly(
    'namespaces that one element declares for its children cost no more than those that each child declares',
    'declarations',
    [500, 1000, 2000],
    text.namespacesOfOne,
    text.namespacesOfEach,
  ),
  'long-value': costly(
    'one long value costs no more than many short ones',
    'characters',
    [500_000, 1_000_000, 2_000_000],
    longValue,
    shortValues,
    either(session(), refused()),
  ),
  'deflated-blanks': costly(
    'a deflated message costs no more than its size on the wire',
    'blanks before deflation',
    [1_000_000, 2_000_000, 4_000_000],
    deflatedWithBlanks,
    () => deflated,
  ),
  'instruction-without-end': costly(
    'a processing instruction without an end costs no more than one that ends',
    'characters',
    [25_000, 50_000, 100_000],
    text.openInstruction,
    text.closedInstruction,
  ),
  'end-tag-without-end': costly(
    'an end tag of blanks that nothing closes costs no more than one that is closed',
    'blanks',
    [25_000, 50_000, 100_000],
    text.openEndTag,
    text.wideEndTag,
  ),
  'stylesheet-recursive': costly(
    'a stylesheet in a signature costs no more for calling itself',
    'levels of two calls each',
    [4, 8, 16],
    recursiveStylesheet,
    idleStylesheet,
  ),
  // The taxonomy (R26) wants a refusal, but Core 5.4.4 allows the exclusive canonicalization and does not say how often.
  'transforms-repeated': costly(
    'a transform that a signature names often costs no more than as many elements',
    'transforms',
    [250, 500, 1000],
    manyTransforms,
    text.instead('transforms', '', ` Algorithm="${EXCLUSIVE}"`),
  ),
  'key-names': costly(
    'names in KeyInfo cost no more than as many elements',
    'names',
    [2500, 5000, 10_000],
    manyKeyNames,
    text.instead('names of keys', 'key'),
  ),
  'certificates-in-message': costly(
    'certificates in KeyInfo cost no more than as much text',
    'certificates',
    [25, 50, 100],
    manyCertificates,
    text.instead('certificates', 'x'.repeat(900)),
  ),
})
