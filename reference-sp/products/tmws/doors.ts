import { z } from 'zod'
import { type Door, door } from '../../admin-api.ts'
import type { Done } from '../../administration.ts'
import type { ReferenceSpConfig } from '../../config.ts'
import { signingKey } from '../../metadata.ts'
import type { Rules } from '../../rules.ts'
import type { Store } from '../../store.ts'
import type { IdentityProvider } from '../../world.ts'
import { knownAtFirst, type Settings } from './settings.ts'
import type { Asked, Synchronization } from './synchronization.ts'

const DONE: Done = { kind: 'done' }

/** What an administrator of TMWS sets, below `/admin/tmws`. What is sent is saved, and takes effect at once. @see requirement TMWS-SYNC-11 */
export function tmwsDoors(
  { directory }: Pick<ReferenceSpConfig, 'directory'>,
  store: Store,
  rules: Rules,
  { synchronize, test }: Synchronization,
): readonly Door[] {
  const save = (changed: Partial<Settings>): Done => {
    store.tmws = { ...store.tmws, settings: { ...store.tmws.settings, ...changed } }
    return DONE
  }
  const atFirst = knownAtFirst(directory?.credentials).settings
  const settings = z.strictObject({
    method: z.enum(['entra', 'hosted users']).exactOptional(),
    unsynchronizedUsers: z.enum(['on', 'off']).exactOptional(),
    logonNameAttribute: z.string().min(1).exactOptional(),
    gateways: z.array(z.string()).exactOptional(),
    schedule: z.enum(['manually', 'daily']).exactOptional(),
  })
  const credentials = z.strictObject({
    tenant: z.string().exactOptional(),
    applicationId: z.string().exactOptional(),
    secret: z.string().exactOptional(),
  })
  /** Providers as they were before a certificate was uploaded. */
  const before = new Map<string, IdentityProvider>()

  return [
    door('/tmws/settings', settings, save),
    door('/tmws/credentials', credentials, (wish) => {
      if (atFirst.credentials === undefined) return { kind: 'impossible', why: 'no directory is named' }
      // What is left out is as it was at first.
      return save({ credentials: { ...atFirst.credentials, ...wish } })
    }),
    door('/tmws/certificate', z.strictObject({ certificate: z.base64() }), ({ certificate }) => {
      const key = signingKey(certificate)
      if (key === undefined) return { kind: 'impossible', why: 'that is no certificate' }
      for (const [entityId, provider] of store.identityProviders) {
        if (!before.has(entityId)) before.set(entityId, provider)
        store.identityProviders.set(entityId, { ...provider, keys: rules.keysAfterUpload(provider.keys, key) })
      }
      return DONE
    }),
    door('/tmws/certificate/restore', z.strictObject({}), () => {
      for (const [entityId, provider] of before) store.identityProviders.set(entityId, provider)
      before.clear()
      return DONE
    }),
    // Whether it succeeded is said, and no error of whoever asks.
    door('/tmws/synchronize', z.strictObject({}), async () => told(await synchronize())),
    door('/tmws/test-connection', z.strictObject({}), async () => told(await test())),
  ]
}

const told = (asked: Asked): Done => ({ kind: 'done', answer: asked })
