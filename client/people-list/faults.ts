import type { CsvFault } from '@tablecloth/shared/seating/people-csv.ts'

/** `params` are for the sentence about it, `plan:faults.<code>`. */
export interface Fault {
  code: string
  params?: Record<string, string | number>
}

/** Of a row, or of somebody in the list whom the sentence names. */
export type ListFault = CsvFault | (Fault & { row?: number; column?: null })
