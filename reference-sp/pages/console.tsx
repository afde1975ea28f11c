import type { FC } from 'hono/jsx'
import type { Notice } from '../notices.ts'
import type { Language } from '../products/languages.ts'
import type { Session } from '../session.ts'
import { Page } from './page.tsx'
import { WORDS } from './words.ts'

/** What a user sees who is signed in, in the preferred language. */
export const Console: FC<{
  session: Session
  language: Language
  secondsLeft: number
  inMaintenance: boolean
  notices: readonly Notice[]
}> = ({ session, language, secondsLeft, inMaintenance, notices }) => {
  const words = WORDS[language]
  return (
    <Page lang={language} title={words.console}>
      <h1>{words.console}</h1>
      <p>{words.welcome}</p>
      <dl>
        <dt>{words.signedInAs}</dt>
        <dd id="user">{session.displayName ?? session.user}</dd>
        <dt>{words.role}</dt>
        <dd id="role">{session.role?.name ?? words.none}</dd>
        <dt>{words.tenant}</dt>
        <dd id="tenant">{session.role?.tenant ?? words.none}</dd>
        <dt>{words.language}</dt>
        <dd id="language">{words.ownName}</dd>
        {session.timezone === undefined ? null : (
          <>
            <dt>{words.signedInAt}</dt>
            <dd id="signed-in-at">{timeIn(session.startedAt, language, session.timezone)}</dd>
          </>
        )}
      </dl>
      <p>{words.endsIn(secondsLeft)}</p>
      {inMaintenance ? <p id="maintenance">{words.inMaintenance}</p> : null}
      {notices.map((notice) => (
        <p class="notice" data-notice={notice}>
          {words.endsSoon[notice]}
        </p>
      ))}
      <form method="post" action="/logout">
        <button type="submit">{words.signOut}</button>
      </form>
    </Page>
  )
}

const timeIn = (moment: number, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(moment)
