/** What a browser truly does otherwise than the driver http, by SP and case: not a defect of either. */
export const otherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {}
