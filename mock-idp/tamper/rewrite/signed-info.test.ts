import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import { signedInfoInObject } from './signed-info.ts'

const info = (uri: string, digest: string) =>
  `<ds:SignedInfo><ds:Reference URI="${uri}"><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`
const assertion = (id: string, signature: string, user: string) =>
  `<saml:Assertion ID="${id}"><saml:Issuer>i</saml:Issuer>${signature}<saml:NameID>${user}</saml:NameID></saml:Assertion>`

test('an Object before the signed SignedInfo holds one for the forged assertion, and the signed assertion', () => {
  const { user, marker } = FACTS
  const genuine = info('#_a', 'AAAA')
  const forged = info(
    '#_a-forged',
    createHash('sha256')
      .update(assertion('_a-forged', '', marker))
      .digest('base64'),
  )
  const object = `<ds:Object>${forged}${assertion('_a', '', user)}</ds:Object>`
  const signed = assertion('_a', `<ds:Signature>${genuine}</ds:Signature>`, user)
  expect(signedInfoInObject.apply(signedXml(`<r>${signed}</r>`), FACTS)).toBe(
    `<r>${assertion('_a-forged', `<ds:Signature>${object}${genuine}</ds:Signature>`, marker)}</r>`,
  )
})
