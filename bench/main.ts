import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchMint, mintTable } from './mint.ts'
import { benchSuite } from './suite.ts'

const { values } = parseArgs({ options: { json: { type: 'string' } } })

const mint = await benchMint()
console.log(mintTable(mint))
const suite = await benchSuite()
console.log(
  `the whole suite in process, without waits: ${suite.cases} cases by mode in ${suite.seconds.toFixed(2)} s, ${Math.round(suite.cases / suite.seconds)} case-runs/s`,
)

if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ mint, suite }, undefined, 2)}\n`)
