import { HarnessError } from '../harness/error.ts'

/** Asks a person at a terminal. Each answer is undefined where the person gives up. */
export interface Asker {
  /** `fault` says what is wrong with an answer; it is then asked again. */
  text(question: string, initial: string, fault: (answer: string) => string | undefined): Promise<string | undefined>
  choose<T extends string>(question: string, choices: readonly T[], initial: T): Promise<T | undefined>
}

/** The questions as a terminal shows them. */
export async function terminalAsker(): Promise<Asker> {
  // Only who is asked something waits for it to be loaded.
  const { isCancel, select, text } = await import('@clack/prompts')
  return {
    text: async (message, initialValue, fault) => {
      const answer = await text({ message, initialValue, validate: (value) => fault(value?.trim() ?? '') })
      return isCancel(answer) ? undefined : (answer ?? '').trim()
    },
    choose: async <T extends string>(message: string, choices: readonly T[], initialValue: T) => {
      const answer = await select<string>({ message, initialValue, options: choices.map((value) => ({ value })) })
      if (isCancel(answer)) return undefined
      const chosen = choices.find((one) => one === answer)
      if (chosen === undefined) throw new HarnessError('INTERNAL', 'an answer that was not offered', 'Report this.')
      return chosen
    },
  }
}
