import {
  externalDocumentType,
  externalEntity,
  inclusion,
  parameterEntity,
} from '../../mock-idp/tamper/rewrite/outside.ts'
import { schemaAtAddress } from '../../mock-idp/tamper/say/outside.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import {
  askingStylesheet,
  keyAtAddress,
  keyNameOfEmptyFile,
  keyNameOfFile,
  signedOutside,
} from '../../mock-idp/tamper/sign/outside.ts'
import { signedWith } from '../../mock-idp/tamper/sign/signature.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, either, family, quietly, refused, safe, session } from '../case.ts'

const NO_MESSAGE = ['doctype', 'malformed', 'bad-response', 'bad-signature'] as const

/** The marker is signed and then taken out: only who fetches what was put in its place can sign it in. */
const fetched = (title: string, proves: Case['proves'], change: Change): Case => ({
  title,
  proves,
  delta: { is: { changes: [userName('{marker}'), change] } },
  wants: quietly(refused(...NO_MESSAGE)),
})

/**
 * What would make an SP read or ask something that the message names: a file, or an address where a canary sits. Most of it
 * happens before a signature is looked at. Whether the rest of the message is then taken is for other families to ask.
 */
export default family({
  'entity-of-a-file': fetched(
    'an entity brings no file of the SP into a user name',
    ['CWE-611'],
    externalEntity('{canary file}'),
  ),
  'entity-at-an-address': fetched(
    'an entity makes the SP ask no address',
    ['CWE-611', 'CWE-918'],
    externalEntity('{canary}'),
  ),
  'document-type-at-an-address': {
    title: 'a document type makes the SP ask no address',
    proves: ['CWE-611', 'CWE-918'],
    delta: { is: { changes: [externalDocumentType] } },
    wants: quietly(safe),
  },
  'parameter-entity-at-an-address': {
    title: 'a parameter entity makes the SP ask no address',
    proves: ['CWE-611', 'CWE-918'],
    delta: { is: { changes: [parameterEntity] } },
    wants: quietly(safe),
  },
  'inclusion-of-a-file': fetched(
    'an inclusion brings no file of the SP into a user name',
    ['XINCLUDE', 'CWE-611'],
    inclusion('{canary file}'),
  ),
  'inclusion-of-an-address': fetched(
    'an inclusion makes the SP ask no address',
    ['XINCLUDE', 'CWE-918'],
    inclusion('{canary}'),
  ),
  'reference-to-an-address': {
    title: 'a signature over what stands at an address covers nothing, and is not asked for',
    proves: ['CORE-5.4.2', 'CWE-918'],
    delta: { is: { changes: [signedOutside('fetch')] } },
    wants: quietly(refused('bad-signature')),
  },
  'reference-to-a-file': {
    title: 'a signature over a file of the SP covers nothing',
    proves: ['CORE-5.4.2'],
    delta: { is: { changes: [signedOutside('read')] } },
    wants: quietly(refused('bad-signature')),
  },
  stylesheet: {
    title: 'a stylesheet in a signature is not run',
    proves: ['DSIG-6.6.5', 'CWE-918'],
    delta: { is: { changes: [askingStylesheet] } },
    wants: quietly(refused('bad-signature')),
  },
  'key-at-an-address': {
    title: 'a key is not had from an address that the message names',
    proves: ['CWE-918', 'DSIG-4.5.3'],
    delta: { is: { changes: [keyAtAddress] } },
    wants: quietly(either(session(), refused())),
  },
  'key-name-of-a-file': {
    title: 'a key is not read from a file that the message names',
    proves: ['DSIG-4.5.1', 'CORE-5.4.5'],
    delta: { is: { changes: [signedWith('clone'), keyNameOfFile] } },
    wants: quietly(refused('bad-signature')),
  },
  'key-name-of-the-empty-file': {
    title: 'an empty file that the message names is no key',
    proves: ['DSIG-4.5.1', 'DSIG-6.3.1'],
    delta: { is: { changes: [keyNameOfEmptyFile] } },
    wants: refused('bad-signature', 'weak-algorithm'),
  },
  'schema-at-an-address': {
    title: 'a schema is not had from an address that the message names',
    proves: ['CWE-918'],
    delta: { is: { changes: [schemaAtAddress] } },
    wants: quietly(either(session(), refused())),
  },
})
