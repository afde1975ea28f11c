import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReporterConfig, ReporterRuntime } from 'allure-js-commons/sdk/reporter'
import AllureVitestReporter from 'allure-vitest/reporter'
import type { Vitest } from 'vitest/node'

type Writer = ConstructorParameters<typeof ReporterRuntime>[0]['writer'] & object

/**
 * Allure's reporter for Vitest without its fsync for each of thousands of small files, which took a third of a run. Like
 * the events, what was written outlives the process; a report in a power cut does not need to.
 */
export class AllureReporter extends AllureVitestReporter {
  readonly #config: ReporterConfig & { readonly resultsDir: string }

  constructor(config: ReporterConfig & { readonly resultsDir: string }) {
    super(config)
    this.#config = config
  }

  override onInit(vitest: Vitest): void {
    super.onInit(vitest)
    const writer = plainWriter(this.#config.resultsDir)
    Object.assign(this, { allureReporterRuntime: new ReporterRuntime({ ...this.#config, writer }) })
  }
}

function plainWriter(directory: string): Writer {
  mkdirSync(directory, { recursive: true })
  const path = (name: string): string => join(directory, name)
  const json = (name: string, data: unknown): void => writeFileSync(path(name), JSON.stringify(data))
  return {
    writeAttachment: (name: string, content: Uint8Array) => writeFileSync(path(name), content),
    writeAttachmentFromPath: (name: string, from: string) => linkOrCopy(from, path(name)),
    writeResult: (result: { readonly uuid: string }) => json(`${result.uuid}-result.json`, result),
    writeGroup: (group: { readonly uuid: string }) => json(`${group.uuid}-container.json`, group),
    writeGlobals: json,
    writeCategoriesDefinitions: (categories: unknown) => json('categories.json', categories),
    writeEnvironmentInfo: (info: Readonly<Record<string, string | undefined>>) =>
      writeFileSync(
        path('environment.properties'),
        Object.entries(info)
          .map(([key, value]) => `${key} = ${value ?? ''}`)
          .join('\n'),
      ),
  }
}

/** Evidence does not change any more: a second name for it costs less than a second copy. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
