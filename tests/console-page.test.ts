import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { REFERENCE_FILE, startEmbedded } from '../cli/embedded.ts'
import { launchChromium } from '../harness/drive/chromium/launch.ts'
import { compose } from '../harness/run/message.ts'
import { factsFor } from '../harness/run/question.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { seededIds } from '../mock-idp/sign/ids.ts'
import { language } from '../mock-idp/tamper/say/attributes.ts'
import { profiles } from '../suites/profiles/index.ts'
import { needChromium } from './chromium.ts'

const keys = mkdtempSync(join(tmpdir(), 'saml-assay-page-'))
const embedded = await startEmbedded(keys)
const [target] = await openTargets(REFERENCE_FILE, embedded.env)
let browser: Browser | undefined

afterAll(async () => {
  await browser?.close()
  await embedded.close()
})

/** Signs in with a language as a browser does: a form that the identity provider's page posts. */
async function consoleIn(path: string, tag: string) {
  if (target === undefined) throw new RangeError('the reference file has no target')
  browser ??= await launchChromium({ executablePath: path, headed: false })
  const facts = factsFor(target, profiles['deep-security'], 'page', tag)
  const minting = { keyring: target.issuers, now: Date.now(), nextId: seededIds(tag) }
  const { xml } = compose(facts, 'assertion', [language(tag)], minting)
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await page.setContent(
    `<form method="post" action="${target.sp.acs}"><input name="SAMLResponse" value="${Buffer.from(xml).toString('base64')}"><button>go</button></form>`,
  )
  await Promise.all([page.waitForURL(`${new URL(target.sp.acs).origin}/`), page.click('button')])
  return { text: await page.innerText('body'), lang: await page.getAttribute('html', 'lang'), user: facts.user }
}

describe('the console, as a browser shows it', () => {
  test.for([
    ['en-US', 'Signed in as', /^[ -~]*$/],
    ['ja-JP', 'サインイン中のユーザー', /[\u3040-\u30ff]/],
    ['zh-CN', '当前登录用户', /^[^\u3040-\u30ff]*[\u4e00-\u9fff][^\u3040-\u30ff]*$/],
    ['fr-FR', 'Signed in as', /^[ -~]*$/],
  ] as const)('%s', async ([tag, words, script], ctx) => {
    const { text, lang, user } = await consoleIn(needChromium(ctx), tag)
    expect(text).toContain(words)
    expect(text).toContain(user)
    expect(text.replaceAll('\n', ' ')).toMatch(script)
    expect(lang).toBe(tag === 'fr-FR' ? 'en-US' : tag)
  })
})
