import type { CommandModule } from 'yargs'
export const flaws: CommandModule = { command: 'flaws', describe: 'x', handler: () => {} }
