import { splitText } from '../../mock-idp/tamper/rewrite/split-text.ts'
import { audiences } from '../../mock-idp/tamper/say/conditions.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, safe } from '../case.ts'

const WHOLE = '{marker}.{user}'

const split = (title: string, at: string, piece: string): Case => ({
  title,
  proves: ['VU475445', 'DS-NAME-3'],
  scene: [{ do: 'present', changes: [userName(WHOLE)] }],
  delta: {
    is: { changes: [userName(WHOLE), splitText(`after signing, ${piece} stands in the user name`, WHOLE, at, piece)] },
  },
  wants: safe,
})

/** Pieces that canonicalization drops or keeps inside a text: the SP must read the whole text or nothing. */
export default family({
  'comment-in-user-name': split('a comment in the user name does not cut it', '{marker}', '<!--x-->'),
  'empty-comment-in-user-name': split('an empty comment in the user name does not cut it', '{marker}', '<!---->'),
  'comment-before-user-name': split('a comment before the user name does not empty it', '', '<!--x-->'),
  'comment-after-user-name': split('a comment after the user name does not empty it', WHOLE, '<!--x-->'),
  'cdata-in-user-name': split('a CDATA section in the user name does not cut it', '{marker}', '<![CDATA[]]>'),
  'instruction-in-user-name': split('a processing instruction in the user name does not cut it', '{marker}', '<?x?>'),
  'comment-in-audience': {
    title: 'a comment in the audience does not cut it down to this SP',
    proves: ['VU475445', 'CORE-2.5.1.4'],
    delta: {
      is: {
        changes: [
          audiences('the audience is another SP whose name begins as this one', ['{sp}.other.example']),
          splitText('after signing, a comment follows the entity id in it', '{sp}.other.example', '{sp}', '<!--x-->'),
        ],
      },
    },
    wants: { oneOf: [{ kind: 'refused', because: ['wrong-audience', 'bad-response', 'bad-signature'] }] },
  },
})
