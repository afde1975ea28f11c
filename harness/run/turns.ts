/** Lets several do something one by one, once all who still take part have come to it. */
export interface Turns {
  /** Settles when it is one's turn; what it gives ends the turn. */
  take(): Promise<() => void>
  /** Does not take part any longer; who has had a turn may say so too. */
  leave(): void
}

/** @param count how many take part, each of whom takes one turn or leaves */
export function createTurns(count: number): readonly Turns[] {
  let missing = count
  let busy = false
  const queue: (() => void)[] = []
  const next = (): void => {
    if (missing > 0 || busy) return
    const begin = queue.shift()
    if (begin === undefined) return
    busy = true
    begin()
  }
  return Array.from({ length: count }, (): Turns => {
    let isMissing = true
    const arrive = (): void => {
      if (isMissing) missing -= 1
      isMissing = false
      next()
    }
    return {
      take: () =>
        new Promise((resolve) => {
          queue.push(() =>
            resolve(() => {
              busy = false
              next()
            }),
          )
          arrive()
        }),
      leave: arrive,
    }
  })
}
