import type { PaperWords } from '../paper-words.ts'

const figure = new Intl.NumberFormat('ar-u-nu-arab')
const list = new Intl.ListFormat('ar', { type: 'conjunction' })

export const ar: PaperWords = {
  lang: 'ar',
  dir: 'rtl',
  person: 'الشخص',
  placeCards: 'بطاقات الأماكن',
  tableSigns: 'لافتات الطاولات',
  fold: 'اطبع، وقُصّ على الخطوط المنقَّطة، واطوِ مرتين على الخطوط المتقطِّعة: الاسم يواجه الطاولة من الجهتين، والطريق في الأسفل.',
  round: (n) => `الجولة ${figure.format(n)}`,
  number: (n) => figure.format(n),
  all: (names) => list.format(names),
  host: (name) => `على هذه الطاولة تبقى الحكاية مع ${name}.`,
  away: 'ليس هنا',
  nobody: 'لا أحد في هذه الجولة.',
}
