import type { Exchange } from '../drive/driver.ts'
import { valuesOf } from '../drive/headers.ts'
import { lintSpMetadata } from '../observe/sp-metadata.ts'
import { plainLine } from '../report/untrusted.ts'
import { type Examination, isAccepted } from './examination.ts'
import { type Look, notChecked, ok, wrong } from './finding.ts'

/** A `Date` has whole seconds, and takes its time on the way. */
const DATE_GRAIN_SECONDS = 2
const SOON_DAYS = 14

const failureOf = ({ hops }: Exchange) => {
  const { failure } = hops.at(-1) ?? hops[0]
  return failure?.kind === 'too-many-redirects' || failure?.kind === 'bad-redirect' ? undefined : failure
}

const isHttps = (url: string): boolean => new URL(url).protocol === 'https:'

export async function reachable(exam: Examination): Promise<Look> {
  const { address, target } = exam
  const failure = failureOf(await exam.greeting())
  if (failure === undefined) return ok(address)
  if (isHttps(address)) {
    const look = await exam.options.lookAtTls(address, target.limits.timeoutMs, target.connection?.ca)
    // Somebody answers; who that is, the check of TLS says.
    if (look.kind === 'unverified') return ok(address)
  }
  return wrong(
    'either',
    `${address} does not answer (${failure.kind}: ${plainLine(failure.message, 200)})`,
    'start the SP; or correct sp.acs and observe.identity.get in the target file',
  )
}

export async function tls(exam: Examination): Promise<Look> {
  const { address, target, options } = exam
  if (!isHttps(address)) return notChecked('the target file names an http URL')
  const { ca, insecure, proxy } = target.connection ?? {}
  if (insecure) return notChecked('connection.insecure takes any certificate')
  if (proxy !== undefined) return notChecked('a proxy stands between')
  const look = await options.lookAtTls(address, target.limits.timeoutMs, ca)
  if (look.kind === 'verified') {
    const days = Math.floor((Date.parse(look.notAfter) - options.clock.now()) / 86_400_000)
    return ok(`the certificate is valid for ${days} days${days < SOON_DAYS ? ': renew it soon' : ''}`)
  }
  return wrong(
    'either',
    `the certificate of ${new URL(address).host} does not verify: ${plainLine(look.why, 200)}`,
    'let connection.ca name the PEM file of the authority that issued it; or give the SP a certificate that is valid, for this host name',
  )
}

export async function clock(exam: Examination): Promise<Look> {
  const { hops } = await exam.greeting()
  const hop = hops.findLast(({ response }) => valuesOf(response?.headers ?? [], 'date').length > 0)
  const [text = ''] = valuesOf(hop?.response?.headers ?? [], 'date')
  const theirs = Date.parse(text)
  if (hop === undefined || Number.isNaN(theirs)) return notChecked('its answer has no Date')
  if (valuesOf(hop.response?.headers ?? [], 'age').length > 0) return notChecked('its answer comes from a cache')
  const seconds = Math.round((theirs - hop.startedAt) / 1000)
  const { skewSeconds } = exam.target
  const words = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} ours`
  if (Math.abs(seconds) <= Math.max(skewSeconds, DATE_GRAIN_SECONDS)) {
    return ok(Math.abs(seconds) <= DATE_GRAIN_SECONDS ? 'to the second' : `its clock is ${words}, within skewSeconds`)
  }
  return wrong(
    'either',
    `its clock is ${words}, and it grants ${skewSeconds} s (skewSeconds)`,
    'set both clocks by NTP: an honest login may come too early or too late for it, and every verdict about times would be wrong',
  )
}

/** Nothing is there, or it takes no POST. */
const NO_ACS: ReadonlySet<number> = new Set([404, 405, 410, 501])

export async function acs(exam: Examination): Promise<Look> {
  const { target, options } = exam
  const exchange = await options.driver
    .open(() => true)
    .send({
      method: 'POST',
      url: target.sp.acs,
      headers: [['content-type', 'application/x-www-form-urlencoded']],
      body: new Uint8Array(),
    })
  const failure = failureOf(exchange)
  const status = exchange.hops[0].response?.status
  if (failure !== undefined || status === undefined) {
    return wrong(
      'either',
      `${target.sp.acs} does not answer a POST (${failure?.kind}: ${plainLine(failure?.message ?? '', 200)})`,
      'see that the SP is up and sp.acs is its assertion consumer service; a slow one needs a larger limits.timeoutMs',
    )
  }
  const says = `an empty form is answered with ${status}`
  if (!NO_ACS.has(status)) return ok(says)
  // Some hide it from all but logins.
  const welcomes = exam.oracle === undefined ? [] : [...(await exam.welcomes()).values()]
  if (welcomes.some(isAccepted)) return ok(`${says}, a login is accepted`)
  return wrong(
    'configuration',
    `${says}: ${target.sp.acs} takes no login`,
    'correct sp.acs: it is the AssertionConsumerService with the HTTP-POST binding in the metadata of the SP',
  )
}

export async function metadata(exam: Examination): Promise<Look> {
  const { sp } = exam.target
  if (sp.metadata === undefined) return notChecked('the target file has no sp.metadata')
  const exchange = await exam.options.driver.open().send({ method: 'GET', url: sp.metadata })
  const failure = failureOf(exchange)
  const { response } = exchange.hops.at(-1) ?? exchange.hops[0]
  if (failure !== undefined || response === undefined || response.status !== 200) {
    return wrong(
      'configuration',
      `${sp.metadata} gives no metadata (${failure === undefined ? response?.status : `${failure.kind}: ${plainLine(failure.message, 200)}`})`,
      'correct sp.metadata, or leave it out',
    )
  }
  const problems = lintSpMetadata(response.body, sp)
  if (problems.length === 0) return ok(`${sp.metadata} names this entityId and ACS`)
  return wrong(
    'configuration',
    `${sp.metadata}: ${problems.map((one) => plainLine(one, 200)).join('; ')}`,
    'let sp.entityId and sp.acs say what the metadata say; or correct the base URL in the settings of the SP',
  )
}
