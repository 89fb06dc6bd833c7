import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'

interface FilePickProps {
  children: ReactNode
  /** File endings and types, as the native control takes them. */
  accept: string
  disabled?: boolean
  onPick: (file: File) => void
}

/** The native control under a label that looks like a button. The same file can be picked again after it was mended. */
export function FilePick({ children, accept, disabled = false, onPick }: FilePickProps) {
  return (
    <label className="btn file-pick">
      <Icon name="note" size="s" />
      {children}
      <input
        type="file"
        className="vh"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) onPick(file)
        }}
      />
    </label>
  )
}
