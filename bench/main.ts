import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchMint, mintTable } from './mint.ts'

const { values } = parseArgs({ options: { json: { type: 'string' } } })

const mint = await benchMint()
console.log(mintTable(mint))

if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ mint }, undefined, 2)}\n`)
