import { existsSync } from 'node:fs'

/** The folder of package.json, whether this runs from the sources or from dist/. */
export const packageRoot: URL = existsSync(new URL('../package.json', import.meta.url))
  ? new URL('../', import.meta.url)
  : new URL('../../', import.meta.url)
