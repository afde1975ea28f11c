import { z } from 'zod'
import type { ListName } from '../../suites/case.ts'
import { mapping } from './mapping.ts'
import {
  groupPattern,
  headerName,
  headerValue,
  jsonValue,
  pattern,
  pointer,
  selector,
  siteUrl,
  status,
} from './scalars.ts'
import type { Matcher, Reader } from './target.ts'

/** A mapping's named fields, each as a mapping of its own. */
const fields = <T extends object>(value: object): T[] =>
  Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [{ [key]: field } as T]))

const inner: z.ZodType<Matcher> = z.lazy(() => matcher)

/** Says whether an answer is of a kind. Several fields in one mapping must all match. */
export const matcher: z.ZodType<Matcher> = mapping({
  status: status.optional().describe('The status of the last answer.'),
  finalUrl: pattern.optional().describe('Pattern for the URL of the last answer.'),
  anyRedirectTo: pattern.optional().describe('Pattern for the Location of any answer on the way.'),
  header: mapping({ name: headerName, matches: pattern.optional() }).optional(),
  bodyText: pattern.optional().describe('Pattern for the text of the page, without tags.'),
  json: z.record(pointer, jsonValue).optional().describe('Expected values by JSON pointer.'),
  html: mapping({ selector, text: pattern.optional() }).optional(),
  title: pattern.optional().describe('Pattern for the title of the page.'),
  allOf: z.array(inner).min(1).optional(),
  anyOf: z.array(inner).min(1).optional(),
  not: inner.optional(),
})
  .refine((value) => fields(value).length > 0, 'nothing to match; expected at least one of status, json, html …')
  .meta({ id: 'Matcher', minProperties: 1 })
  .transform((value): Matcher => {
    const all = fields<Matcher>(value)
    const [first] = all
    return first !== undefined && all.length === 1 ? first : { allOf: all }
  })

/** Reads one value out of an answer. */
const reader: z.ZodType<Reader> = mapping({
  json: pointer.optional().describe('JSON pointer; /users/*/name reads the name of each element of the list.'),
  header: headerName.optional(),
  html: mapping({
    selector,
    attribute: z.string().min(1).optional(),
    matches: groupPattern.optional().describe('Pattern for the text or attribute; its first group is the value.'),
  }).optional(),
  htmlLang: z.literal(true).optional().describe('The lang attribute of the html element.'),
  text: z
    .record(z.string(), pattern)
    .optional()
    .describe('Patterns for the text of the page; the key of the first that is found is the value.'),
})
  .refine(
    (value) => fields(value).length === 1,
    'not one way to read; expected exactly one of json, header, html, htmlLang, text',
  )
  .meta({ id: 'Reader', minProperties: 1, maxProperties: 1 })
  .transform((value) => fields<Reader>(value)[0] as Reader)

/** The columns that a list is read by. */
const COLUMNS = {
  'saml-users': ['name', 'role', 'lastSignIn', 'id'],
  'role-mappings': ['group', 'role', 'warned'],
  'audit-log': ['principal'],
} as const satisfies Record<ListName, readonly string[]>

const list = (columns: readonly string[]) =>
  mapping({
    get: siteUrl.describe('{tenant} stands for the id of the tenant.'),
    headers: z.record(headerName, headerValue).optional().describe("An administrator's credentials, for one."),
    when: matcher.describe('That it is this list, be it empty.'),
    columns: mapping(Object.fromEntries(columns.map((name) => [name, reader]))).describe(
      'Each is read by itself, in the order of the page.',
    ),
    part: selector
      .optional()
      .describe('What of the page is the list with the controls to change it, if there are any.'),
  })

/** How to find out who is signed in. */
export const observe = mapping({
  identity: mapping({
    get: siteUrl,
    alive: matcher,
    user: reader,
    roles: reader.optional(),
    tenant: reader.optional(),
    endsIn: reader.optional().describe('Seconds until the session ends.'),
    endsWithCookie: z
      .string()
      .min(1)
      .optional()
      .describe(
        'For an SP that does not tell when a session ends: the cookie of the session. Its age is weak evidence, so that nothing fails by it.',
      ),
    displayName: reader.optional().describe('The name under which people see the user.'),
    timezone: reader.optional(),
  }),
  anonymous: matcher,
  chooser: mapping({
    when: matcher,
    items: mapping({ selector, tenantAttribute: z.string().min(1).optional() }),
    form: selector,
  }).optional(),
  language: mapping({ get: siteUrl, value: reader }).optional(),
  web: mapping({
    get: siteUrl.describe('A page of the web that only who is signed in gets.'),
    shown: matcher.describe('That page, and no other.'),
  })
    .optional()
    .describe('For an SP that guards the way to the web.'),
  notices: mapping({ 'server-certificate': matcher.optional(), 'provider-certificate': matcher.optional() })
    .optional()
    .describe('What the console shows (sp.console) that announces the end of a certificate.'),
  error: mapping({ when: matcher, reason: reader }).optional(),
  lists: mapping({
    'saml-users': list(COLUMNS['saml-users']).exactOptional(),
    'role-mappings': list(COLUMNS['role-mappings'])
      .exactOptional()
      .describe('What groups give; `warned` reads the groups beside which a warning stands.'),
    'audit-log': list(COLUMNS['audit-log']).exactOptional(),
  })
    .optional()
    .describe('What an administrator of the SP sees.'),
  refusal: matcher.optional().describe("A 5xx that is this SP's ordinary way of refusing."),
})
