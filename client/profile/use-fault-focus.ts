import { type RefObject, useEffect, useRef } from 'react'

/** After a form was refused, focus goes to the first field that says why, unfolded if need be. `faults` is a new value for each refusal. */
export function useFaultFocus(faults: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!faults) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const fold = field?.closest('details')
    if (fold) fold.open = true
    field?.focus()
  }, [faults])
  return form
}
