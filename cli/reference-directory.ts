import type { Target } from '../harness/target/target.ts'
import { createMockDirectory, type MockDirectory } from '../mock-idp/server/mock-directory.ts'
import type { ReferenceSpConfig } from '../reference-sp/config.ts'

/** Below the mock IdP's address, or where there is no socket, below the SP's. */
export const DIRECTORY_PATH = '/directory'

interface ReferenceDirectory extends MockDirectory {
  /** As the SP is told of it. */
  readonly told: ReferenceSpConfig['directory']
}

interface Surroundings {
  /** The address of the directory. */
  readonly url: string
  readonly adminToken: string
  readonly now: () => number
  readonly nextId: () => string
  /** How the SP reaches it; absent: in this process. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/** Made up, and always the same. */
const TENANT_ID = '6e1d5c0a-3f4b-4c8e-9a57-0b2d4f6a8c1e'
const APPLICATION_ID = 'b3c1f2d4-5e6a-4b7c-8d9e-0f1a2b3c4d5e'

/** The directory from which the reference SP synchronizes where its product does. */
export function referenceDirectory(target: Target, surroundings: Surroundings): ReferenceDirectory | undefined {
  const [tenant] = target.tenants
  if (target.profile !== 'tmws' || tenant === undefined) return undefined
  const { url, fetch } = surroundings
  const secret = surroundings.nextId()
  const directory = createMockDirectory({
    ...surroundings,
    baseUrl: url,
    tenantId: TENANT_ID,
    domain: tenant.id,
    clientId: APPLICATION_ID,
    secret,
  })
  return {
    ...directory,
    told: {
      access: { url, fetch: fetch ?? directory.fetch },
      credentials: { tenant: TENANT_ID, applicationId: APPLICATION_ID, secret },
    },
  }
}
