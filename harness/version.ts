import { readFileSync } from 'node:fs'

/** The nearest package.json above: beside the sources, or above dist/. */
const manifest = [new URL('../package.json', import.meta.url), new URL('../../package.json', import.meta.url)]

export const version: string = (() => {
  for (const url of manifest) {
    try {
      return String((JSON.parse(readFileSync(url, 'utf8')) as { version: unknown }).version)
    } catch {}
  }
  return '0.0.0'
})()
