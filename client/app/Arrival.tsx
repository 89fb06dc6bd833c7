import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** After a change of screen, focus and view go to its start, as on a fresh page; the first screen is left alone. */
export function Arrival() {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
  return null
}
