import { escapeHtml } from '../../html-escape.ts'

/** Anything else may not stand in XML 1.0, not even as a reference. */
const NO_CHARACTER = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text for an element or for a quoted attribute. */
export const escapeXml = (text: string): string => escapeHtml(text.toWellFormed().replace(NO_CHARACTER, ''))

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const WORD_NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
