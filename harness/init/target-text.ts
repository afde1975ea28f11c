import { Document, isMap, isPair, visit } from 'yaml'
import type { Answers } from './answers.ts'

/**
 * The text of a target file.
 * @param schema where the JSON Schema of target files is, as the file names it
 */
export function targetText(answers: Answers, schema: string): string {
  const { sp, ...rest } = entriesOf(answers)
  return [
    `# yaml-language-server: $schema=${schema}`,
    `# Written by \`saml-assay init\`. The schema knows every key, and editors complete by it.`,
    yaml({ name: answers.name, profile: answers.profile }),
    ...(answers.profile === 'tmws' ? [PORTAL] : []),
    yaml({ sp }),
    ...(answers.profile === 'tmws' ? [yaml({ flow: 'sp-initiated' }), DOMAIN, yaml({ tenants: [CORP] })] : []),
    '# Test keys. Whoever has them can sign in wherever they are trusted: git ignores the folder.',
    yaml({ issuers: rest.issuers }),
    '# The SP must have imported the metadata of these issuers.',
    yaml({ trusts: rest.trusts }),
    answers.accounts.length === 0
      ? '# The SP makes an account for whoever signs in. Else: { provisioning: listed, accounts: [ann, bob], marker: eve }'
      : '# Only these accounts can sign in; no honest login uses the marker.',
    yaml({ identities: rest.identities }),
    ...(answers.profile === 'deep-security' ? [TENANTS] : []),
    '# What the specifications leave to the SP is recorded; what `policy` declares is judged.',
    '# `observe` says how to find out who is signed in: `saml-assay calibrate --write` learns it.',
    '',
  ].join('\n')
}

const TENANTS = `# Deep Security wants roles. Put in the URNs that it shows for the provider and for one role at least:
# tenants:
#   - id: '1'
#     providers: { main: 'urn:tmds:identity:us-east-ds-1:1:saml-provider/NAME' }
#     roles: ['urn:tmds:identity:us-east-ds-1:1:role/NAME']`

const PORTAL = `# Users of TMWS begin at its portal. Put in where it is, its form, and the field for the name.`
const START = {
  url: '/',
  name: '{user}@corp.example',
  steps: [{ submit: 'form', fields: { logon: '{name}' } }],
}
const DOMAIN = `# The domain of the users, here and in the name that they type.`
const CORP = { id: 'corp.example', providers: {}, roles: [] }

function entriesOf(answers: Answers) {
  const { acs, acsIndex, otherAcs, metadataUrl, singleLogout, accounts, marker } = answers
  const { post, redirect } = singleLogout ?? {}
  return {
    sp: {
      entityId: answers.entityId,
      acs,
      ...(otherAcs === undefined ? {} : { ...(acsIndex !== undefined && { acsIndex }), otherAcs }),
      ...(metadataUrl === undefined ? {} : { metadata: onOriginOf(acs, metadataUrl) }),
      // Certificates that change are read anew for each run.
      ...(answers.hasEncryptionKey && metadataUrl !== undefined ? { encryption: { from: 'metadata' } } : {}),
      ...(post === undefined && redirect === undefined
        ? {}
        : { singleLogout: { ...(post && { post }), ...(redirect && { redirect }) } }),
      ...(answers.profile === 'tmws' ? { start: START } : {}),
    },
    issuers: { folder: answers.issuers },
    trusts: answers.trusts,
    identities: accounts.length === 0 ? { provisioning: 'jit' } : { provisioning: 'listed', accounts, marker },
  }
}

/** A path, where it is on the origin of the ACS. */
const onOriginOf = (acs: string, url: string): string => {
  const { origin, href } = new URL(url)
  return origin === new URL(acs).origin ? href.slice(origin.length) : href
}

/** Lines of YAML; lists and the mappings inside stand on one line each. */
function yaml(entry: object): string {
  // The loader takes `${` for a variable, wherever the text comes from.
  const text = JSON.stringify(entry).replaceAll('${', '$$${')
  const document = new Document(JSON.parse(text))
  visit(document, {
    Collection: (_, node, path) => {
      const isSp = path.some((one) => isPair(one) && String(one.key) === 'sp')
      const depth = path.filter(isMap).length
      if (depth > (isSp ? 1 : 0)) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0 }).trimEnd()
}
