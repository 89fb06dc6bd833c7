const DAY = 86_400_000
const KEPT_DAYS = 30

/** From a `datetime-local` field; `null` if it is empty or no moment. */
export function startOf(local: string): number | null {
  const at = local === '' ? Number.NaN : new Date(local).getTime()
  return Number.isNaN(at) ? null : at
}

/** The last second of a day from a `date` field, here. */
export function endOfDay(day: string): number | null {
  const at = new Date(`${day}T23:59:59`).getTime()
  return day === '' || Number.isNaN(at) ? null : at
}

/** `2026-07-21`, in this device's own time. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The day of erasure unless another is chosen: thirty days after the café, or after today. */
export function usualKeepDay(startsAt: string, now: number): string {
  return dayOf(Math.max(now, startOf(startsAt) ?? now) + KEPT_DAYS * DAY)
}
