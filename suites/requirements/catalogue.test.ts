import { describe, expect, test } from 'vitest'
import { adfs } from './adfs.ts'
import { applicationControl } from './application-control.ts'
import { isRequirementId, requirementOf, requirements } from './catalogue.ts'
import { cloudOne } from './cloud-one.ts'
import { contradictions } from './contradictions.ts'
import { deepSecurity } from './deep-security.ts'
import { federation } from './federation.ts'
import { notTested } from './not-tested.ts'
import type { Product } from './requirement.ts'
import { samlBindings } from './saml-bindings.ts'
import { samlCore } from './saml-core.ts'
import { samlProfiles } from './saml-profiles.ts'
import { tmws } from './tmws.ts'
import { weaknesses } from './weaknesses.ts'
import { workloadSecurity } from './workload-security.ts'
import { xml } from './xml.ts'
import { xmlSignature } from './xml-signature.ts'

const rows = Object.entries(requirements)
const clauses = rows.filter(([, row]) => row.product === 'saml2')
const products = rows.filter(([, row]) => row.product !== 'saml2')

describe('the product rows', () => {
  test('are as many as the sources give', () => {
    const counts: Partial<Record<Product, number>> = {}
    for (const [, { product }] of products) counts[product] = (counts[product] ?? 0) + 1
    expect(counts).toEqual({
      'deep-security': 49,
      adfs: 19,
      'application-control': 12,
      'workload-security': 53,
      'cloud-one': 43,
      tmws: 40,
    })
    expect(products).toHaveLength(216)
  })

  test('bind, and say what it takes to see them', () => {
    for (const [id, row] of products) {
      expect(row.level, id).toBe('MUST')
      expect(row.how?.length, id).toBeGreaterThan(0)
    }
  })

  test('are tested, but for some that have reasons of their own', () => {
    expect(Object.keys(deepSecurity).filter((id) => notTested(id) !== undefined)).toEqual([
      'DS-FED-5',
      'DS-MD-3',
      'DS-URN-1',
    ])
    expect(Object.keys(cloudOne).filter((id) => notTested(id) !== undefined)).toEqual(['TC1-SU-11'])
    expect(Object.keys(tmws).filter((id) => notTested(id) !== undefined)).toEqual([
      'TMWS-SUB-1',
      'TMWS-SYNC-10',
      'TMWS-SYNC-11',
      'TMWS-PORT-2',
      'TMWS-CA-1',
    ])
    expect(notTested('DS-ROLE-2')).toBeUndefined()
    expect(notTested('no such row')).toBeUndefined()
  })
})

describe('every requirement', () => {
  test('has an id that no other file uses', () => {
    const protocol = [samlCore, samlProfiles, samlBindings, xmlSignature, xml, federation, weaknesses]
    const ofProducts = [deepSecurity, adfs, applicationControl, workloadSecurity, cloudOne, tmws]
    const ids = [...protocol, ...ofProducts].flatMap((file) => Object.keys(file))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    // Where one file overrode another, there would be fewer rows than ids.
    expect(rows.map(([id]) => id)).toEqual(ids)
    expect(clauses.map(([id]) => id)).toEqual(protocol.flatMap((file) => Object.keys(file)))
  })

  test('is one sentence', () => {
    for (const [id, row] of rows) expect(row.says, id).toMatch(/^\S.*[.)]$/)
  })

  test('names a source, and where in it', () => {
    for (const [id, row] of rows)
      for (const { source } of row.citations)
        expect(source, id).toMatch(/^\S.* (§?[\d.]+\S*|\S*\d[\d, -]*|\([a-z, ]+\)|schema|F)$/)
  })

  test('points only at contradictions that are written down', () => {
    for (const [id, row] of rows) for (const ref of row.refs ?? []) expect(contradictions, id).toHaveProperty(ref)
    expect(Object.keys(contradictions)).toEqual(Array.from({ length: 33 }, (_, at) => `C${at + 1}`))
  })

  test('is found by its id, and nothing else is', () => {
    expect(requirementOf('DS-ROLE-2')).toBe(deepSecurity['DS-ROLE-2'])
    expect(requirementOf('constructor')).toBeUndefined()
    expect(isRequirementId('DS-ROLE-99')).toBe(false)
  })
})

describe('a clause', () => {
  test('speaks of an SP, and no two say the same', () => {
    const said = clauses.map(([, row]) => row.says)
    for (const text of said) expect(text).toMatch(/^An SP /)
    expect(said.filter((text, at) => said.indexOf(text) !== at)).toEqual([])
  })

  test('is cited by the section that its id names', () => {
    const titles: Readonly<Record<string, string>> = {
      CORE: 'SAML Core 2.0',
      PROF: 'SAML Profiles 2.0',
      BIND: 'SAML Bindings 2.0',
      META: 'SAML Metadata 2.0',
      DSIG: 'XML Signature 1.1',
      ENC: 'XML Encryption 1.1',
      XML: 'XML 1.0',
      XMLNS: 'Namespaces in XML 1.0',
    }
    const sections = clauses.flatMap(([id, row]) => {
      const [, prefix = '', section] = /^([A-Z]+)-(\d[\d.]*)/.exec(id) ?? []
      const title = titles[prefix]
      return title === undefined ? [] : [{ cited: row.citations[0].source, named: `${title} §${section}` }]
    })
    expect(sections.length).toBeGreaterThan(100)
    for (const { cited, named } of sections) expect(cited).toBe(named)
  })
})
