import { claims, hearsay, secondRole } from '../../mock-idp/tamper/rewrite/hearsay.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, family, safe } from '../case.ts'

const outside = (title: string, change: Change): Case => ({
  title,
  proves: ['CORE-5.4.2', 'DSIG-8.1.3'],
  modes: ['assertion'],
  delta: { is: { changes: [change] } },
  wants: safe,
})

/** The transform that takes the signature out of the digest takes out what is put into it. */
const inSignature = (title: string, change: Change): Case => ({
  title,
  proves: ['DSIG-8.1.1', 'DSIG-8.1.3'],
  delta: { is: { changes: [change] } },
  wants: safe,
})

const IN_OBJECT = 'in an Object of the signature'

/** Claims that stand in the message, but in nothing that is signed. They name the marker, or a role that nobody granted. */
export default family({
  'subject-before-assertion': outside(
    'a Subject before the assertion is nobody',
    hearsay('before the assertion', 'a Subject', claims.subject),
  ),
  'name-id-behind-assertion': outside(
    'a NameID behind the assertion names nobody',
    hearsay('behind the assertion', 'a NameID', claims.nameId),
  ),
  'attributes-behind-assertion': outside(
    'attributes behind the assertion describe nobody',
    hearsay('behind the assertion', 'an AttributeStatement', claims.user),
  ),
  'subject-in-object': inSignature(
    'a Subject in the signature is nobody',
    hearsay(IN_OBJECT, 'a Subject', claims.subject),
  ),
  'attributes-in-object': inSignature(
    'attributes in the signature describe nobody',
    hearsay(IN_OBJECT, 'an AttributeStatement', claims.user),
  ),
  'claims-in-key-info': inSignature(
    'a Subject and attributes in KeyInfo say nothing',
    hearsay('in the KeyInfo of the signature', 'a Subject and an AttributeStatement', claims.all),
  ),
  'role-in-object': inSignature(
    'a role that only an Object of the signature grants is not granted',
    hearsay(IN_OBJECT, 'an attribute of another role', claims.role, secondRole),
  ),
})
