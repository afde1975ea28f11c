/** Bounds how many scenes talk to the SP at once. A scene that waits gives its place to another. */
export interface Lane {
  run<T>(task: () => Promise<T>): Promise<T>
  /** Called inside a task: leaves the lane for as long as the pause lasts. */
  leave<T>(pause: () => Promise<T>): Promise<T>
}

export function createLane(places: number): Lane {
  let free = places
  const queue: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (free > 0) {
      free -= 1
      return
    }
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  const exit = (): void => {
    const next = queue.shift()
    if (next === undefined) free += 1
    else next()
  }
  return {
    async run(task) {
      await enter()
      try {
        return await task()
      } finally {
        exit()
      }
    },
    async leave(pause) {
      exit()
      try {
        return await pause()
      } finally {
        await enter()
      }
    },
  }
}
