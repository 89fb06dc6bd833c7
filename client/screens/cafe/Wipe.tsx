import { type ReactNode, useState } from 'react'
import { wipeDevice } from '../../device/wipe.ts'
import { Button } from '../../ui/Button.tsx'

/** Forgets everything of the cafés on this device, and leaves. */
export function Wipe({ children }: { children: ReactNode }) {
  const [busy, setBusy] = useState(false)
  const wipe = async () => {
    setBusy(true)
    await wipeDevice()
    window.location.replace('/')
  }
  return (
    <Button variant="plain" icon="trash" busy={busy} onClick={() => void wipe()}>
      {children}
    </Button>
  )
}
