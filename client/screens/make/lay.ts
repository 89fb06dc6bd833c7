import { type TemplateId, templateById } from '@tablecloth/shared/cafe/templates.ts'
import { USUAL_PROMISE } from '@tablecloth/shared/voices/promise.ts'
import type { TFunction } from 'i18next'
import { newKey } from '../../ui/lines.ts'
import { type Draft, emptyTable } from './draft.ts'

/** A template in the words of the page's language. */
export function layTemplate(id: TemplateId, t: TFunction<'make'>, language: string): Draft {
  const template = templateById(id)
  const words = (key: string) => t(`templates.${id}.${key}`, { defaultValue: '' })
  const check = (part: 'checkIn' | 'checkOut') => ({
    wanted: template[part] !== null,
    question: words(part),
    minutes: template[part]?.minutes ?? 10,
  })
  return {
    template: id,
    title: words('title'),
    purpose: words('purpose'),
    tables: Array.from({ length: template.tables }, emptyTable),
    rounds: template.rounds.map(({ key, minutes }) => ({ key: newKey(), question: words(`rounds.${key}`), minutes })),
    checkIn: check('checkIn'),
    checkOut: check('checkOut'),
    languages: [language],
    voices: template.perspectives.map(({ id: voice, sensitive }) => ({
      id: voice,
      name: words(`perspectives.${voice}`),
      sensitive,
      wanted: true,
    })),
    agreement: template.agreement.map((line) => ({
      key: newKey(),
      text: words(`agreement.${line}`),
      from: `templates.${id}.agreement.${line}`,
    })),
    agreementIn: language,
    admission: 'auto',
    consentDefault: 'public',
    creditDefault: 'name',
    plainTitle: false,
    promise: USUAL_PROMISE,
    startsAt: '',
    keepUntil: '',
    hostName: '',
  }
}
