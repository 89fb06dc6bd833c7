import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>

const fromAxe = createRequire(import.meta.resolve('@axe-core/playwright'))
const CHECKER = readFileSync(fromAxe.resolve('axe-core/axe.min.js'), 'utf8')

/** Until all that comes into view is there: half way, a colour is one that nobody ever reads. */
async function settled(): Promise<void> {
  const coming = () =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
  for (let still = coming(); still.length > 0; still = coming()) {
    await Promise.allSettled(still.map(({ finished }) => finished))
  }
}

/**
 * What the automatic checker finds wrong with a page, one line a rule: the rule, and where it is broken. As
 * AxeBuilder finds it in a page without frames, but it is laid into a document once and nothing else is opened:
 * AxeBuilder takes ten times as long, most of it over what is in order.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  // A page in a page would need a checker of its own.
  if (page.frames().length > 1) throw new Error('the page has frames, and they would not be checked')
  await page.evaluate(settled)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(CHECKER)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<Results> } }
    // By itself it would fetch style sheets too, for a rule that does not run unless it is asked for by name.
    const results = await axe.run({ resultTypes: ['violations'], preload: { assets: ['media'] } })
    return results.violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }))
  })
  return violations.map(({ id, targets }) => `${id}: ${targets.join(', ')}`)
}
