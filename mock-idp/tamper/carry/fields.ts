import type { Carry, Facts, Post } from '../step.ts'
import { carry } from './carry.ts'

type Fields = Post['fields']

const SAML_RESPONSE = 'SAMLResponse'

const fields = (title: string, change: (fields: Fields, facts: Facts) => Fields): Carry =>
  carry(title, (post, facts) => ({ ...post, fields: change(post.fields, facts) }))

const messageOf = (all: Fields): string => all.find(([name]) => name === SAML_RESPONSE)?.[1] ?? ''

/** The message with the marker for its user; its signature no longer fits. */
const forged = (all: Fields, { user, marker }: Facts): string => {
  const xml = Buffer.from(messageOf(all), 'base64').toString('utf8')
  return Buffer.from(xml.replaceAll(`>${user}<`, `>${marker}<`)).toString('base64')
}

export const fieldTwice = fields('the field SAMLResponse stands twice', (all) => [
  ...all,
  [SAML_RESPONSE, messageOf(all)],
])

export const forgedFieldFirst = fields('a forged SAMLResponse stands before the signed one', (all, facts) => [
  [SAML_RESPONSE, forged(all, facts)],
  ...all,
])

export const forgedFieldLast = fields('a forged SAMLResponse stands behind the signed one', (all, facts) => [
  ...all,
  [SAML_RESPONSE, forged(all, facts)],
])

export const requestBeside = fields('the same message stands in a field SAMLRequest', (all) => [
  ...all,
  ['SAMLRequest', messageOf(all)],
])

export const forgedRequestBeside = fields('a forged message stands in a field SAMLRequest', (all, facts) => [
  ...all,
  ['SAMLRequest', forged(all, facts)],
])

export const fieldRenamed = (name: string): Carry =>
  fields(`the message stands in a field ${name}`, (all) =>
    all.map(([key, value]) => [key === SAML_RESPONSE ? name : key, value]),
  )

export const fieldEmpty = fields('the field SAMLResponse is empty', (all) =>
  all.map(([key, value]) => [key, key === SAML_RESPONSE ? '' : value]),
)

const withQuery = (url: string, name: string, value: string): string => {
  const changed = new URL(url)
  changed.searchParams.append(name, value)
  return changed.href
}

/** A POST whose body lacks what its address has. */
export const inQueryOfPost = carry('the message stands in the query of a POST', (post) => ({
  ...post,
  url: withQuery(post.url, SAML_RESPONSE, messageOf(post.fields)),
  fields: post.fields.filter(([name]) => name !== SAML_RESPONSE),
}))

export const forgedInQuery = carry('a forged SAMLResponse stands in the query of the POST', (post, facts) => ({
  ...post,
  url: withQuery(post.url, SAML_RESPONSE, forged(post.fields, facts)),
}))
