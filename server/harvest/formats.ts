import type { BriefingSource } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { docxParts } from '@tablecloth/shared/harvest/docx/parts.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import type { ExportOptions } from '@tablecloth/shared/harvest/phrases.ts'
import { zip } from './zip.ts'

interface Format {
  type: string
  write(source: BriefingSource, options: ExportOptions): string | Buffer
}

/** The forms in which a briefing is taken along, by the ending of the file. */
export const FORMATS: Readonly<Record<string, Format>> = {
  md: { type: 'text/markdown; charset=utf-8', write: markdownOf },
  json: { type: 'application/json; charset=utf-8', write: jsonOf },
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  html: { type: 'text/html; charset=utf-8', write: htmlOf },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: (source, options) => zip(docxParts(source, options).map(({ name, xml }) => ({ name, text: xml }))),
  },
}
