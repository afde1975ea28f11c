/** A place outside every SP, to which a message may try to lead a browser. Nobody is there: RFC 2606 keeps it so. */
export const ELSEWHERE = 'elsewhere.example'
/** What a message tries to have run in a page of the SP. It does nothing. */
export const CANARY = 'assayCanary()'
/** A header that a message tries to add to an answer of the SP. */
export const CANARY_HEADER = 'x-assay-canary'
