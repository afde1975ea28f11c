import { beginningHidden, endHidden, splitText, textWritten } from '../../mock-idp/tamper/rewrite/split-text.ts'
import { audiences } from '../../mock-idp/tamper/say/conditions.ts'
import { issuerChanged } from '../../mock-idp/tamper/say/envelope.ts'
import { pair, roleValues } from '../../mock-idp/tamper/say/roles.ts'
import { splitBy } from '../../mock-idp/tamper/say/split.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, family, present, refused, safe, session } from '../case.ts'

const WHOLE = '{marker}.{user}'

/** The honest login is one of that name; the change comes on top of it. */
const named = (
  title: string,
  name: string,
  change: Change,
  wants: Case['wants'] = safe,
  proves: Case['proves'] = ['VU475445', 'DS-NAME-3'],
): Case => ({
  title,
  proves,
  scene: [present({ changes: [userName(name)] })],
  delta: { is: { changes: [userName(name), change] } },
  wants,
})

const split = (title: string, at: string, piece: string): Case =>
  named(title, WHOLE, splitText(`after signing, ${piece} stands in the user name`, WHOLE, at, piece))

/** Canonical XML keeps an instruction, so whoever takes the message at all has digested something else. */
const hidden = (title: string, name: string, change: Change): Case =>
  named(title, name, change, safe, ['C14N-2.3', 'DSIG-8.1.3', 'DS-NAME-3'])

/** The same characters in other markup: the canonical form is what was signed. */
const written = (title: string, how: string, as: (text: string) => string, row: 'C14N-2.1-text' | 'XML-4.1'): Case =>
  named(title, WHOLE, textWritten(`after signing, ${how}`, WHOLE, as), session(), [row, 'DS-NAME-3'])

const ANOTHER_SP = '{sp}.other.example'
const forAnotherSp = audiences('the audience is another SP whose name begins as this one', [ANOTHER_SP])
const audienceCut = (title: string, proves: Case['proves'], change: Change): Case => ({
  title,
  proves,
  delta: { is: { changes: [forAnotherSp, change] } },
  wants: refused('wrong-audience', 'bad-response', 'bad-signature'),
})

const ANOTHER_ISSUER = '{issuer}.other.example'
const byAnotherIssuer = issuerChanged('the issuer is another one whose name begins as the known one', (id) => ({
  value: `${id}.other.example`,
}))
const issuerCut = (title: string, proves: Case['proves'], change: Change): Case => ({
  title,
  proves,
  delta: { is: { changes: [byAnotherIssuer, change] } },
  wants: refused('unknown-issuer', 'bad-response', 'bad-signature'),
})

const LONGER_ROLE = pair('{role 0}-of-another')

/** Pieces that canonicalization drops or keeps inside a text: the SP must read the whole text or nothing. */
export default family({
  'comment-in-user-name': split('a comment in the user name does not cut it', '{marker}', '<!--x-->'),
  'empty-comment-in-user-name': split('an empty comment in the user name does not cut it', '{marker}', '<!---->'),
  'comment-before-user-name': split('a comment before the user name does not empty it', '', '<!--x-->'),
  'comment-after-user-name': split('a comment after the user name does not empty it', WHOLE, '<!--x-->'),
  'empty-comment-before-user-name': split('an empty comment before the user name does not empty it', '', '<!---->'),
  'empty-comment-after-user-name': split('an empty comment after the user name does not empty it', WHOLE, '<!---->'),
  'comment-that-names-another-user': split('a comment that names a user signs nobody in', '', '<!--{marker}-->'),
  'cdata-in-user-name': split('a CDATA section in the user name does not cut it', '{marker}', '<![CDATA[]]>'),
  'cdata-around-user-name': written(
    'a user name in a CDATA section is the same name',
    'the user name stands in a CDATA section',
    (text) => `<![CDATA[${text}]]>`,
    'C14N-2.1-text',
  ),
  'cdata-around-part-of-user-name': written(
    'a user name of which a part stands in a CDATA section is the same name',
    'a part of the user name stands in a CDATA section',
    (text) => text.replace('.', '<![CDATA[.]]>'),
    'C14N-2.1-text',
  ),
  'reference-in-user-name': written(
    'a character reference in the user name is the character that it names',
    'a character reference stands in the user name',
    (text) => text.replace('.', '&#46;'),
    'XML-4.1',
  ),
  'instruction-in-user-name': split('a processing instruction in the user name does not cut it', '{marker}', '<?x?>'),
  'signed-instruction-in-user-name': named(
    'a processing instruction that was signed does not cut the user name',
    WHOLE,
    splitBy('a processing instruction stands in the user name', WHOLE, '{marker}', {
      kind: 'instruction',
      target: 'x',
      data: '',
    }),
    safe,
    ['C14N-2.3', 'DS-NAME-3'],
  ),
  'instruction-hides-beginning-of-user-name': hidden(
    'a processing instruction does not hide the beginning of the user name',
    'not-{marker}',
    beginningHidden('after signing, an instruction hides the beginning of the user name', 'not-{marker}', 'not-'),
  ),
  'instruction-hides-end-of-user-name': hidden(
    'a processing instruction does not hide the end of the user name',
    WHOLE,
    endHidden('after signing, an instruction hides the end of the user name', WHOLE, '{marker}'),
  ),
  'comment-in-audience': audienceCut(
    'a comment in the audience does not cut it down to this SP',
    ['VU475445', 'CORE-2.5.1.4'],
    splitText('after signing, a comment follows the entity id in it', ANOTHER_SP, '{sp}', '<!--x-->'),
  ),
  'instruction-hides-end-of-audience': audienceCut(
    'a processing instruction does not hide that the audience is another SP',
    ['C14N-2.3', 'CORE-2.5.1.4'],
    endHidden('after signing, an instruction hides the end of it', ANOTHER_SP, '{sp}'),
  ),
  'comment-in-issuer': issuerCut(
    'a comment in the issuer does not cut it down to the known one',
    ['VU475445', 'PROF-4.1.4.3'],
    splitText('after signing, a comment follows the entity id in its name', ANOTHER_ISSUER, '{issuer}', '<!--x-->'),
  ),
  'instruction-hides-end-of-issuer': issuerCut(
    'a processing instruction does not hide that the issuer is another one',
    ['C14N-2.3', 'PROF-4.1.4.3'],
    endHidden('after signing, an instruction hides the end of its name', ANOTHER_ISSUER, '{issuer}'),
  ),
  'comment-in-role': {
    title: 'a comment in a role does not cut it down to one that exists',
    proves: ['DS-URN-2'],
    delta: {
      is: {
        changes: [
          roleValues('Role names a role that begins as the first one', LONGER_ROLE),
          splitText(
            'after signing, a comment follows the name of the first one',
            '{provider main of tenant 0},{role 0}-of-another',
            '{provider main of tenant 0},{role 0}',
            '<!--x-->',
          ),
        ],
      },
    },
    wants: refused('unauthorized-role', 'bad-claim', 'bad-signature'),
  },
})
