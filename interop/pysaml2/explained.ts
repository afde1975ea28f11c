import { all, type Explanations } from '../explanation.ts'

const DOCS = 'https://pysaml2.readthedocs.io/en/latest/howto/config.html'

export const pysaml2: Explanations = {
  ...all(
    [
      'solicited/unknown-request',
      'solicited/unknown-request-in-response',
      'solicited/request-of-another-browser',
      'solicited/request-answered-twice',
    ],
    {
      whose: 'configuration',
      why: 'With allow_unsolicited a response is taken for which there is no request in `outstanding`, whatever its InResponseTo (Profiles 4.1.4.3). Without it such a response is refused, and so is every unsolicited one.',
      source: DOCS,
    },
  ),
  ...all(['replay/same-*', 'conditions/one-time-use-twice'], {
    whose: 'configuration',
    why: 'The library remembers requests, which the application gives it as `outstanding`, not assertions. Whoever sets allow_unsolicited must keep the used ids in the application (Profiles 4.1.4.5, Core 2.5.1.5); sp.py keeps none.',
    source: DOCS,
  }),
  ...all(['confirmation/second-of-two', 'confirmation/unknown-method-beside'], {
    whose: 'stricter',
    why: 'Each confirmation of a Subject must hold, and be of a known method; Core 2.4.1 lets any one of them do.',
  }),
}
