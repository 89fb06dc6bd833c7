import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/Notice.tsx'
import type { ListFault } from './faults.ts'

/** More than this are mended in another turn. */
const MOST_SHOWN = 20

/** What is wrong with a list, row by row. It has the focus when it comes, and again after each refusal. */
export function ListFaults({ faults }: { faults: readonly ListFault[] }) {
  const { t } = useTranslation('plan')
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (faults) box.current?.focus()
  }, [faults])
  const rest = faults.length - MOST_SHOWN
  return (
    <section ref={box} tabIndex={-1} className="list-faults" aria-label={t('faults.list', { count: faults.length })}>
      <Notice kind="heed" still title={t('faults.list', { count: faults.length })}>
        <ol>
          {faults.slice(0, MOST_SHOWN).map((fault) => (
            <li key={JSON.stringify(fault)}>
              <FaultWords fault={fault} />
            </li>
          ))}
        </ol>
        {rest > 0 && <p>{t('faults.more', { count: rest })}</p>}
      </Notice>
    </section>
  )
}

function FaultWords({ fault: { code, params = {}, row, column } }: { fault: ListFault }) {
  const { t } = useTranslation('plan')
  const words = t(`faults.${code}`, { ...params })
  if (row === undefined) return words
  return (
    <>
      <b>{column ? t('faults.at', { row, column }) : t('faults.atRow', { row })}</b> {words}
    </>
  )
}
