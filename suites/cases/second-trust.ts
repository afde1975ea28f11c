import { onlyAttributes } from '../../mock-idp/tamper/say/attributes.ts'
import { family, refused } from '../case.ts'

const WORKLOAD = 'https://deepsecurity.trendmicro.com/SAML/Attributes/'
const home = 'urn:tmds:identity:us-east-ds-1:{tenant 0}'

/** Two services of one maker, each with a trust of its own: what opens the one does not open the other. C4 */
export default family({
  'workload-claims-alone': {
    title: 'the claims of Workload Security alone do not open Trend Cloud One',
    proves: ['TC1-SCOPE-2'],
    delta: {
      is: {
        changes: [
          onlyAttributes(
            'the claims are those of Workload Security',
            { name: `${WORKLOAD}RoleSessionName`, values: ['{user}'] },
            { name: `${WORKLOAD}Role`, values: [`${home}:saml-provider/MAIN,${home}:role/Full Access`] },
          ),
        ],
      },
    },
    wants: refused('missing-claim', 'unauthorized-role'),
  },
  'cloud-claims-alone': {
    title: 'the claims of Trend Cloud One alone do not open Deep Security or Workload Security',
    proves: ['DS-NAME-1', 'DS-ROLE-1', 'WS-SCOPE-2'],
    delta: {
      is: {
        changes: [
          onlyAttributes(
            'the claims are those of Trend Cloud One',
            { name: 'name', values: ['{user}'] },
            { name: 'groups', values: ['cloud-admins', 'Full Access'] },
            { name: 'locale', values: ['en'] },
            { name: 'timezone', values: ['America/Toronto'] },
          ),
        ],
      },
    },
    wants: refused('missing-claim'),
  },
})
