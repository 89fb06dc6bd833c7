import { useEffect } from 'react'

/** What can take the focus over from something inside that went away. */
const HARBOURS = '[tabindex="0"], li, section, fieldset, form, aside, main'

function withAncestors(target: EventTarget | null): Element[] {
  const path: Element[] = []
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement) path.push(at)
  return path
}

/** Where to go on from when the first of `path` is gone; `null` while a screen is still on its way. */
function harbourOf(path: readonly Element[]): HTMLElement | null {
  const near = path.slice(1).find((one) => one.isConnected && one.matches(HARBOURS))
  return near instanceof HTMLElement ? near : document.getElementById('main')
}

/**
 * When the control that has the focus goes away with what it did, or is disabled by it, the focus goes to what it stood
 * in, else to the main part: whoever works by keyboard or listens is not sent back to the top of the page.
 */
export function KeptFocus() {
  useEffect(() => {
    let path: Element[] = []
    let asked = 0
    const remember = (event: FocusEvent) => {
      path = withAncestors(event.target)
    }
    const look = () => {
      asked = 0
      const [last] = path
      if (!last || document.activeElement !== document.body) return
      const putDown = last.isConnected && !last.matches(':disabled')
      const harbour = putDown ? null : harbourOf(path)
      if (putDown) path = []
      if (!harbour) return
      if (!harbour.hasAttribute('tabindex')) {
        harbour.tabIndex = -1
        harbour.dataset.harbour = ''
      }
      harbour.focus({ preventScroll: true })
    }
    // A frame later, so that whoever took it away can say first where the focus goes.
    const ask = () => {
      asked ||= requestAnimationFrame(look)
    }
    const observer = new MutationObserver(ask)
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', remember)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      cancelAnimationFrame(asked)
    }
  }, [])
  return null
}
