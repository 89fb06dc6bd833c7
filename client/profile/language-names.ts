/** Languages that are offered by name; a café may hold others, by their tags. */
const OFFERED = [
  'am ar bn bg cs cy da de el en es et fa fi fr ga gu ha he hi hr hu hy id ig it ja ka kk km ko ku lo lt lv mk ml mn mr',
  'ms my ne nl no om or pa pl ps pt ro ru rw sd si sk sl so sq sr sv sw ta te th ti tl tr uk ur uz vi wo xh yo zh zu',
]
  .join(' ')
  .split(' ')

function nameOf(tag: string, inLanguage: string): string | undefined {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'none' }).of(tag)
  } catch {
    return undefined
  }
}

/** What speakers call their language, as far as this browser knows: `العربية`. */
export function ownLanguageName(tag: string): string {
  const name = nameOf(tag, tag) ?? nameOf(tag, 'en') ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** `Arabic (العربية)`, in the reader's language first. */
function fullLanguageName(tag: string, reader: string): string {
  const own = ownLanguageName(tag)
  const read = nameOf(tag, reader) ?? own
  return read.toLocaleLowerCase(reader) === own.toLocaleLowerCase(reader) ? own : `${read} (${own})`
}

/** Every language that can be added, by its name in the reader's language. */
export function offeredLanguages(reader: string): { tag: string; name: string }[] {
  const { compare } = new Intl.Collator(reader)
  return OFFERED.map((tag) => ({ tag, name: fullLanguageName(tag, reader) })).sort((a, b) => compare(a.name, b.name))
}
