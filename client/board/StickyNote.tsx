import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { NoteCard } from './NoteCard.tsx'

/** A few notes lie a little askew, each always the same way, at most 0.8 degrees. */
function leanOf(id: string): string {
  let sum = 0
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) % 997
  return `${((sum / 997) * 1.6 - 0.8).toFixed(2)}deg`
}

/** A note as a paper on the plane. React Flow draws it once; the note inside listens to itself alone. */
export const StickyNote = memo(function StickyNote({ id, dragging }: NodeProps) {
  return (
    <div className="sticky" style={{ '--lean': leanOf(id) } as Record<string, string>}>
      <Handle type="target" position={Position.Top} isConnectable={false} className="hidden-handle" />
      <NoteCard noteId={id} lifted={dragging} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="hidden-handle" />
    </div>
  )
})
