import type { CDPSession } from 'playwright'
import type { Rendered } from '../driver.ts'

/** Frames of a page that are read; a page of more is an attack. */
const MOST_FRAMES = 20

/**
 * Runs in the page, in a world of its own: scripts of the page cannot reach what it is made of. Values that a user or a script put
 * into controls are said as attributes, and what is for browsers without scripts is left out.
 */
const SERIALIZE = `(limit) => {
  const root = document.documentElement
  if (root === null) return ''
  const copy = root.cloneNode(true)
  const controls = 'input, textarea, option'
  const copies = copy.querySelectorAll(controls)
  root.querySelectorAll(controls).forEach((one, at) => {
    const twin = copies[at]
    if (one.localName === 'option') twin.toggleAttribute('selected', one.selected)
    else if (one.localName === 'textarea') twin.textContent = one.value
    else if (one.type === 'checkbox' || one.type === 'radio') twin.toggleAttribute('checked', one.checked)
    else if (one.value !== (one.getAttribute('value') ?? '')) twin.setAttribute('value', one.value)
  })
  for (const one of copy.querySelectorAll('noscript')) one.remove()
  return copy.outerHTML.slice(0, limit)
}`

interface Frame {
  readonly id: string
  readonly url: string
  readonly urlFragment?: string
}

interface FrameTree {
  readonly frame: Frame
  readonly childFrames?: readonly FrameTree[]
}

const flattened = ({ frame, childFrames = [] }: FrameTree): readonly Frame[] => [
  frame,
  ...childFrames.flatMap(flattened),
]

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * What the page has become, as markup: its document, and behind it those of its frames, of whichever site.
 * @param limit characters that are read of it
 */
export async function readRendered(session: CDPSession, limit: number): Promise<Rendered> {
  const { frameTree } = await session.send('Page.getFrameTree')
  const [main, ...others] = flattened(frameTree)
  const parts: string[] = []
  let left = limit
  for (const frame of [main, ...others.slice(0, MOST_FRAMES)]) {
    if (frame === undefined || left <= 0) break
    const html = await serialized(session, frame.id, left + 1)
    parts.push(frame === main ? html : `<section data-frame="${quoted(frame.url)}">${html}</section>`)
    left -= html.length
  }
  return {
    url: main === undefined ? '' : main.url + (main.urlFragment ?? ''),
    html: parts.join('\n'),
    whole: left >= 0 && others.length <= MOST_FRAMES,
  }
}

/** Octets beyond which a picture is left out: evidence of every case is kept until its verdict. */
const MOST_PICTURE = 100_000
/** A picture is worth no waiting: it proves nothing that the markup does not. */
const PICTURE_MS = 5000

/** What is to be seen of the page; never rejects. */
export async function pictureOf(session: CDPSession): Promise<Uint8Array | undefined> {
  try {
    const { data } = await session.send(
      'Page.captureScreenshot',
      { format: 'jpeg', quality: 50, optimizeForSpeed: true },
      { timeout: PICTURE_MS },
    )
    const picture = Buffer.from(data, 'base64')
    return picture.length > MOST_PICTURE ? undefined : picture
  } catch {
    return undefined
  }
}

async function serialized(session: CDPSession, frameId: string, limit: number): Promise<string> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'saml-assay' })
  const { result } = await session.send('Runtime.callFunctionOn', {
    functionDeclaration: SERIALIZE,
    executionContextId,
    arguments: [{ value: limit }],
    returnByValue: true,
  })
  return typeof result.value === 'string' ? result.value : ''
}
