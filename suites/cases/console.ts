import { type Case, type Ending, family, present, set } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const found = { oneOf: [{ kind: 'document', passes: 'console' }] } as const

/** So early that every certificate ends within that time, and so late that none does. */
const [CENTURY, NEVER] = [40_000, 0]

const announced = (title: string, row: RequirementId, of: Ending, shown: boolean): Case => ({
  title,
  proves: [row],
  scene: [
    set('expiry-notice', shown ? CENTURY : NEVER),
    present(),
    { do: 'read', document: 'console', rule: { of, shown } },
  ],
  wants: found,
})

/** The page at which a user arrives. */
export default family({
  'asks-no-provider': {
    title: 'a stranger who comes to the console is sent to no identity provider',
    proves: ['WS-FLOW-2', 'TC1-FLOW-1'],
    scene: [{ do: 'read', document: 'console', rule: 'asks-nobody' }],
    wants: found,
  },
  'is-reached': {
    title: 'a login ends at the console',
    proves: ['WS-TEST-2'],
    scene: [present(), { do: 'read', document: 'console', rule: 'reached' }],
    wants: found,
  },
  'server-certificate-announced': announced(
    'the end of the server certificate is announced as early as the administrator says',
    'WS-EXP-1',
    'server-certificate',
    true,
  ),
  'server-certificate-not-yet-announced': announced(
    'the end of the server certificate is announced no earlier than the administrator says',
    'WS-EXP-1',
    'server-certificate',
    false,
  ),
  'provider-certificate-announced': announced(
    "the end of the identity provider's certificate is announced as early as the administrator says",
    'WS-EXP-2',
    'provider-certificate',
    true,
  ),
  'provider-certificate-not-yet-announced': announced(
    "the end of the identity provider's certificate is announced no earlier than the administrator says",
    'WS-EXP-2',
    'provider-certificate',
    false,
  ),
})
