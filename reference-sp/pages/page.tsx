import type { Child, FC } from 'hono/jsx'

/** The frame of every page. */
export const Page: FC<{ lang: string; title: string; children?: Child }> = ({ lang, title, children }) => (
  <html lang={lang}>
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
    </head>
    <body>
      <main>{children}</main>
    </body>
  </html>
)
