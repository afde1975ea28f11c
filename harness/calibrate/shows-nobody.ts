import type { Exchange } from '../drive/driver.ts'
import { cleaned } from '../observe/excerpt.ts'
import { pageOf } from '../observe/page.ts'
import { isAlike } from './alike.ts'
import type { Unclear } from './proposal.ts'
import type { Visits } from './visits.ts'

/** Why nothing is learned where no page shows, after any honest login, whose it was. */
export function showsNobody({ honest, broken, anonymous }: Visits, order: readonly string[]): Unclear {
  const names = [...honest, ...broken].map(({ user }) => user)
  const alike = honest.filter((login) => broken.every(({ answer }) => isAlike(login.answer, answer, names)))
  const [first] = honest
  const inText = order.filter((address) =>
    honest.some(({ pages, user }) => (pages.get(address) ?? []).some((page) => pageOf(page).source.includes(user))),
  )
  const inAnotherCase = order.filter((address) =>
    honest.some(({ pages, user }) =>
      (pages.get(address) ?? []).some((page) => pageOf(page).source.toLowerCase().includes(user.toLowerCase())),
    ),
  )
  const changed = order.filter((address) => {
    const [before] = anonymous.get(address) ?? []
    const after = honest.flatMap(({ pages }) => pages.get(address) ?? [])
    return before !== undefined && after.some((page) => !isAlike(before, page, names))
  })
  const why = [
    ...(first === undefined ? [] : [`an honest login was answered with ${answered(first.answer)}`]),
    ...(broken.length === 0
      ? []
      : [
          alike.length === honest.length
            ? `so were the broken ones (${broken.map(({ kind }) => kind).join(', ')}): the SP accepts all of them, or none`
            : 'broken ones were answered in another way',
        ]),
    inText.length === 0 && inAnotherCase.length > 0
      ? `the name of the user is in ${inAnotherCase.join(', ')}, but not in the case in which it was sent: the SP changes it`
      : inText.length > 0
        ? `the name of the user is somewhere in ${inText.join(', ')}, but no element or value holds it alone`
        : `the name of the user is on none of the pages that were visited: ${order.join(', ')}`,
    ...(inText.length > 0 || changed.length === 0 ? [] : [`these look different after a login: ${changed.join(', ')}`]),
  ]
  const give = [
    'a page that shows the name of who is signed in, as the identity provider sent it, in a place of its own: --probe PATH',
    ...(alike.length === honest.length
      ? ['an SP that accepts honest logins and refuses broken ones: its log says why it does not']
      : []),
  ]
  return { kind: 'unclear', why, give }
}

function answered(exchange: Exchange): string {
  const [first] = exchange.hops
  const page = pageOf(exchange)
  const last = exchange.hops.at(-1) ?? first
  if (last.failure !== undefined) return `nothing (${last.failure.kind}: ${cleaned(last.failure.message)})`
  const led = exchange.hops.length > 1 ? `, which led to ${cleaned(page.url, 200)} (${page.status})` : ''
  return `${first.response?.status}${led}: ${JSON.stringify(cleaned(page.text, 120))}`
}
