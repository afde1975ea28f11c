import { fill } from '../../../mock-idp/tamper/step.ts'
import { formsOf } from '../../observe/form.ts'
import { pageOf } from '../../observe/page.ts'
import { greet } from './greet.ts'
import { type Player, stuck } from './player.ts'

export const logIn: Player<'log-in'> = async (act, _, scene) => {
  const { target } = scene.stage
  const { login } = target.sp
  const name = act.by ?? 'first browser'
  const early = await greet(name, scene)
  if (early !== undefined) return early
  const here = scene.open(name)
  if (login === undefined) return stuck('the target declares no form to log in')
  const shown = await here.browser.send({ method: 'GET', url: new URL(login.get, target.sp.acs).href })
  const filled = { [login.name]: fill(act.name, scene.facts), [login.password]: fill(act.password, scene.facts) }
  const form = formsOf(pageOf(shown), login.form, filled).find(({ fields }) =>
    fields.some(([key]) => key === login.password),
  )
  if (form === undefined) {
    scene.record(`log in, by ${name}`, [shown])
    return stuck('the form to log in is not where the target file says')
  }
  here.last = await here.browser.send(form.request)
  scene.record(`log in, by ${name}`, [shown, here.last])
  return undefined
}
