import { z } from 'zod'
import { mapping } from './mapping.ts'
import { matcher } from './observe-schema.ts'
import { headerName, headerValue, httpUrl, siteUrl, text } from './scalars.ts'
import type { HookCall, HttpCall } from './target.ts'

const hookCall = mapping({
  method: z.enum(['GET', 'POST']).optional(),
  url: siteUrl.optional().describe('A path on the origin of the ACS, or a URL. {value} stands for the setting.'),
  contentType: headerValue.optional(),
  headers: z.record(headerName, headerValue).optional(),
  body: z.string().optional().describe('{value} stands for the setting.'),
  command: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'In place of an HTTP call: a program and its arguments, run without a shell in the current folder. {value} stands for the setting. It is to end with 0.',
    ),
})
  .refine(
    ({ method, url, command }) =>
      command === undefined ? method !== undefined && url !== undefined : method === undefined && url === undefined,
    'not one way to do it; expected method and url, or command',
  )
  .meta({ id: 'HookCall' })
  .transform((call): HookCall => {
    const { command, method, url, ...rest } = call
    return command === undefined ? { method: method ?? 'GET', url: url ?? '', ...rest } : { command }
  })
export const hook = mapping({ set: hookCall, undo: hookCall })
const passesOn = (call: HookCall): boolean =>
  ('command' in call ? call.command.join(' ') : `${call.url} ${call.body ?? ''}`).includes('{value}')
/** A knob that is turned to a number is told the number. */
export const dial = hook.refine(({ set }) => passesOn(set), {
  path: ['set'],
  error: 'the setting is not passed on; expected {value} in url, body or command',
})
const errand = hookCall.refine(passesOn, 'the URL is not passed on; expected {value} in url, body or command')

/** Application Control of Deep Security and Workload Security. */
export const maintenance = mapping({
  call: hookCall
    .refine((call) => !('command' in call), 'a program has no session of the user; expected method and url')
    .transform((call) => call as HttpCall)
    .describe(
      'Switches maintenance mode on, in the session of a user: {minutes} or {milliseconds} stand for how long.',
    ),
  undo: hookCall.describe('Switches it off, as an administrator.'),
  state: mapping({ get: siteUrl, on: matcher }).describe('Where a user sees whether it is on.'),
  allowed: text.describe('URN of a role in the first tenant that may switch it on.'),
  denied: text.describe('URN of a role in the first tenant that may not.'),
})
  .meta({ id: 'Maintenance' })
  .describe('Maintenance mode of Application Control: what a role governs that came by SAML.')

export const canary = mapping({
  reach: errand
    .optional()
    .describe('Makes the SP ask the URL {value}, which shows that it can: importing metadata from there, say.'),
  read: errand
    .optional()
    .describe('Makes the SP read the file with the URL {value} and show in its answer what stands there.'),
  listen: mapping({
    host: text.describe('An address of this machine that the SP can reach.'),
    port: z.int().min(0).max(65_535).default(0).describe('0: one that is free.'),
    url: httpUrl.optional().describe('Under which the SP reaches it, where that is not http://host:port.'),
  })
    .optional()
    .describe('Needed where the SP is on another machine; default: 127.0.0.1 where it is on this one.'),
})
