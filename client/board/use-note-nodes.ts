import { applyNodeChanges, type Edge, type Node, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useOpenTable, useTableState } from '../state/use-table.ts'
import { moveNote } from './note-actions.ts'
import type { Box } from './place-free.ts'
import { boxesOf, useDoc } from './use-cloth.ts'

export type NoteNode = Node<Record<string, never>, 'sticky'>

const NOTHING: Record<string, never> = {}

/** Places from the document, everything else as React Flow left it; a node that did not change stays the same object. */
export function mergeNodes(
  before: readonly NoteNode[],
  order: readonly string[],
  boxes: ReadonlyMap<string, Box>,
  draggable: boolean,
): NoteNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return order.map((id) => {
    const node = known.get(id)
    const { x, y } = boxes.get(id) ?? { x: 0, y: 0 }
    if (!node) return { id, type: 'sticky', data: NOTHING, position: { x, y }, draggable, ariaRole: 'group' }
    const stays = node.dragging || (node.position.x === x && node.position.y === y)
    if (stays && node.draggable === draggable) return node
    return { ...node, draggable, ...(stays ? {} : { position: { x, y } }) }
  })
}

interface NoteNodes {
  nodes: NoteNode[]
  edges: Edge[]
  onNodesChange: (changes: NodeChange<NoteNode>[]) => void
}

/** How long a note must lie still after arrow keys before its new place is written, in ms. */
const SETTLE_MS = 250
const settling = new Map<string, ReturnType<typeof setTimeout>>()

/** The table's notes as nodes and threads. React Flow keeps selection and measures; the document keeps places. */
export function useNoteNodes(canWrite: boolean): NoteNodes {
  const table = useOpenTable()
  const doc = useDoc()
  const order = useTableState((state) => state.order)
  const layout = useTableState((state) => state.layout)
  const presence = useTableState((state) => state.presence)
  const [nodes, setNodes] = useState<NoteNode[]>([])

  const boxes = useMemo(() => {
    const places = boxesOf({ order, layout, notes: table.store.getState().notes })
    for (const { carrying } of presence) {
      const box = carrying && places.get(carrying.noteId)
      if (box) places.set(carrying.noteId, { ...box, x: carrying.x, y: carrying.y })
    }
    return places
  }, [table, order, layout, presence])

  useEffect(() => setNodes((before) => mergeNodes(before, order, boxes, canWrite)), [order, boxes, canWrite])

  const edges = useMemo<Edge[]>(() => {
    const { notes } = table.store.getState()
    return order.flatMap((id) => {
      const parent = notes[id]?.buildsOn
      if (!parent || !notes[parent]) return []
      return [
        { id: `${parent}-${id}`, source: parent, target: id, type: 'thread', focusable: false, selectable: false },
      ]
    })
  }, [table, order])

  const onNodesChange = useCallback(
    (changes: NodeChange<NoteNode>[]) => {
      setNodes((before) => applyNodeChanges(changes, before))
      for (const change of changes) {
        // A drag writes when it is dropped; arrow keys come here one by one.
        if (change.type !== 'position' || change.dragging || !change.position) continue
        const { id, position } = change
        clearTimeout(settling.get(id))
        settling.set(
          id,
          setTimeout(() => moveNote(doc, id, position), SETTLE_MS),
        )
      }
    },
    [doc],
  )
  return { nodes, edges, onNodesChange }
}
