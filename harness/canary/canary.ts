import type { Perch } from '../../mock-idp/tamper/step.ts'

/** What stands in the files of a perch, and what its URL answers. */
export interface Bait {
  readonly text: string
  readonly certificate: string
}

/** The places below which all perches of a run are. */
export interface Roost {
  /** Scheme and authority, as the SP can reach it. */
  readonly url: string
  /** URL of a folder, without a slash at the end. */
  readonly folder: string
}

/**
 * Sits where only a message says that it is. Who asks for it did what the message told, before or without believing it.
 */
export interface Canary {
  readonly roost: Roost
  /** Lays out what a perch holds. */
  plant(perch: Perch, bait: Bait): Promise<void>
  /** What was asked of a perch so far: `GET /3f…/x`. Reading its files is not heard. */
  heard(perch: Perch): readonly string[]
  /** Takes the files away and stops listening. */
  close(): Promise<void>
}

/** @param tag unguessable, and safe in a URL and a file's name */
export const perchOn = ({ url, folder }: Roost, tag: string): Perch => ({
  url: `${url}/${tag}`,
  file: `${folder}/${tag}.txt`,
  certificate: `${pathOf(folder)}/${tag}.pem`,
})

const pathOf = (folder: string): string => decodeURIComponent(new URL(folder).pathname)

/** Whether a request's path is that perch or below it. */
export const isAt = (perch: Perch, path: string): boolean => {
  const own = new URL(perch.url).pathname
  return path === own || path.startsWith(`${own}/`) || path.startsWith(`${own}?`)
}
