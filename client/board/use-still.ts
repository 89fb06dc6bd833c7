import { type RefObject, useEffect } from 'react'

/**
 * Nothing under a reader's eyes moves: where something above pushes the cloth down or lets it up, `pull` is asked to
 * carry what lies on it back by as many CSS pixels, before that is painted.
 */
export function useStill(frame: RefObject<HTMLElement | null>, pull: (pixels: number) => void): void {
  useEffect(() => {
    const box = frame.current
    if (!box) return
    let top = box.getBoundingClientRect().top
    // Cloth and list take what room there is, so whatever moves their upper edge changes their height.
    const watch = new ResizeObserver(() => {
      const now = box.getBoundingClientRect().top
      const pushed = now - top
      top = now
      if (pushed !== 0) pull(pushed)
    })
    watch.observe(box)
    return () => watch.disconnect()
  }, [frame, pull])
}
