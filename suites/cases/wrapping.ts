import { xsw } from '../../mock-idp/tamper/rewrite/wrapping.ts'
import { type Case, family, safe } from '../case.ts'

const wrapping = (number: keyof typeof xsw, mode: 'response' | 'assertion', title: string): Case => ({
  title,
  proves: ['CORE-5.4.2', 'PROF-4.1.4.3'],
  modes: [mode],
  delta: { is: { changes: [xsw[number]] } },
  wants: safe,
})

/** Signature wrapping: what is signed is not what is read. XSW1 to XSW8, where the forged user is the marker. */
export default family({
  'xsw-1': wrapping(1, 'response', 'a forged response around the signature around the signed response signs nobody in'),
  'xsw-2': wrapping(2, 'response', 'a forged response around a signed response and its signature signs nobody in'),
  'xsw-3': wrapping(3, 'assertion', 'a forged assertion before the signed one signs nobody in'),
  'xsw-4': wrapping(4, 'assertion', 'a forged assertion around the signed one signs nobody in'),
  'xsw-5': wrapping(5, 'assertion', 'a forged assertion with the signature of the next one signs nobody in'),
  'xsw-6': wrapping(6, 'assertion', 'a forged assertion whose signature holds the signed one signs nobody in'),
  'xsw-7': wrapping(7, 'assertion', 'a forged assertion of the same ID in Extensions signs nobody in'),
  'xsw-8': wrapping(8, 'assertion', 'a forged assertion whose signature has the signed one as Object signs nobody in'),
})
