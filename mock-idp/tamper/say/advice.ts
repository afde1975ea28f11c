import { type Element, element, type Node } from '../../message/node.ts'
import type { Facts, Say } from '../step.ts'
import { inAssertion } from './say.ts'

/** The assertion has an Advice with this content. @see SAML Core 2.6.1 */
export const advice = (title: string, content: (facts: Facts) => readonly Node[]): Say =>
  inAssertion(title, (one, facts) => ({ ...one, advice: content(facts) }))

/** An assertion of somebody else, long ago and for nobody, that names the marker wherever an SP may read a user. */
export function unrelatedAssertion({ claims, marker }: Facts): Element {
  const user = claims.user === undefined ? [] : [element('saml:Attribute', { Name: claims.user }, [value(marker)])]
  return element(
    'saml:Assertion',
    { ID: '_0000000000000000000000000000advice', IssueInstant: '2020-01-01T00:00:00Z', Version: '2.0' },
    [
      element('saml:Issuer', {}, ['https://unrelated.example/idp']),
      element('saml:Subject', {}, [element('saml:NameID', {}, [marker])]),
      ...(user.length === 0 ? [] : [element('saml:AttributeStatement', {}, user)]),
    ],
  )
}

const value = (text: string): Element => element('saml:AttributeValue', {}, [text])
