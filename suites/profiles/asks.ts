import type { Case } from '../case.ts'
import { requirements } from '../requirements/catalogue.ts'
import type { Profile } from './profile.ts'

/** Whether a profile asks a case: one of the requirements that it proves belongs to one of the profile's products. */
export const asks = ({ products }: Profile, { proves }: Pick<Case, 'proves'>): boolean =>
  proves.some((id) => products.includes(requirements[id].product))
