import type { Target } from './target.ts'

/** What a target file leaves out. */
export const DEFAULTS = {
  driver: 'http',
  trusts: ['main'],
  skewSeconds: 60,
  flow: 'idp-initiated',
  session: { toleranceSeconds: 2 },
  limits: { timeoutMs: 10_000, maxRedirects: 10, maxBodyBytes: 2_000_000, concurrency: 1, maxWaitSeconds: 60 },
} as const satisfies Pick<Target, 'driver' | 'trusts' | 'skewSeconds' | 'flow' | 'session' | 'limits'>
