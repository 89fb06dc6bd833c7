import {
  Controls,
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react'
import { type FocusEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenTable, useTableState } from '../state/use-table.ts'
import './board-canvas.css'
import { board, useBoard } from './board-state.ts'
import { EmptyCloth } from './EmptyCloth.tsx'
import { historyOf } from './history.ts'
import { NoteComposer } from './NoteComposer.tsx'
import { moveNote } from './note-actions.ts'
import { isOutside, OutOfSight } from './OutOfSight.tsx'
import { NOTE_SIZE, type Point } from './place-free.ts'
import { StickyNote } from './StickyNote.tsx'
import { ThreadEdge } from './ThreadEdge.tsx'
import { useBoardKeys, useEditIfOwn } from './use-board-keys.ts'
import { useCanWrite, useDoc } from './use-cloth.ts'
import { useFlowWords } from './use-flow-words.ts'
import { type NoteNode, useNoteNodes } from './use-note-nodes.ts'
import { useStill } from './use-still.ts'

const nodeTypes: NodeTypes = { sticky: StickyNote }
const edgeTypes: EdgeTypes = { thread: ThreadEdge }
/** The tools lie over the plane's end. */
const PADDING = { x: '32px', top: '24px', bottom: '92px' } as const
const FIT = { maxZoom: 1, minZoom: 0.4, padding: PADDING }
/** Before there are notes: the first ones lie around the origin. */
const FIRST_VIEW = { x: 380, y: 130, zoom: 1 }
/** How often others see a note that is being carried, in ms. */
const CARRY_MS = 80

/** The cloth: papers where people put them. The plane never mirrors, since places are facts that all share. */
export default function BoardCanvas() {
  return (
    <ReactFlowProvider>
      <Plane />
    </ReactFlowProvider>
  )
}

function Plane() {
  const { t } = useTranslation('table')
  const canWrite = useCanWrite()
  const empty = useTableState((state) => state.arrived && state.order.length === 0)
  const writing = useBoard((state) => state.writing)
  const words = useFlowWords()
  const { nodes, edges, onNodesChange } = useNoteNodes(canWrite)
  const { screenToFlowPosition, getInternalNode, getViewport, setViewport } = useReactFlow<NoteNode>()
  const frame = useRef<HTMLElement>(null)
  const onKeyDown = useBoardKeys()
  const onFocus = useChosenByFocus()
  const edit = useEditIfOwn()
  const carry = useCarrying()
  useFirstLook(nodes, empty)
  useFocusOnLaid(frame)
  const pull = useCallback(
    (pixels: number) => {
      const view = getViewport()
      void setViewport({ ...view, y: view.y - pixels })
    },
    [getViewport, setViewport],
  )
  useStill(frame, pull)

  const middle = useCallback((): Point | undefined => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return undefined
    const at = screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 3 })
    return { x: at.x - NOTE_SIZE.width / 2, y: at.y - NOTE_SIZE.height / 2 }
  }, [screenToFlowPosition])
  const measured = useCallback(
    (id: string) => {
      const size = getInternalNode(id)?.measured
      return size?.width && size.height ? { width: size.width, height: size.height } : undefined
    },
    [getInternalNode],
  )

  return (
    <section className="plane" ref={frame} aria-label={t('flow.cloth')} onKeyDownCapture={onKeyDown} onFocus={onFocus}>
      <ReactFlow<NoteNode>
        dir="ltr"
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onMoveStart={() => frame.current?.toggleAttribute('data-moving', true)}
        onMoveEnd={() => frame.current?.toggleAttribute('data-moving', false)}
        {...carry}
        onNodeDoubleClick={(_event, node) => edit(node.id)}
        onSelectionChange={({ nodes: chosen }) => board.select(chosen[0]?.id ?? null)}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        nodeDragThreshold={4}
        defaultViewport={FIRST_VIEW}
        minZoom={0.25}
        maxZoom={1.75}
        onlyRenderVisibleElements
        zoomOnDoubleClick={false}
        ariaLabelConfig={words}
      >
        <Controls showInteractive={false} fitViewOptions={FIT} position="bottom-left" orientation="horizontal" />
        <OutOfSight look={FIT} />
      </ReactFlow>
      {empty && !writing && <EmptyCloth />}
      {writing && (
        <div className="writing-dock">
          <NoteComposer
            key={`${writing.buildsOn} ${writing.voice}`}
            buildsOn={writing.buildsOn}
            near={middle}
            measured={measured}
          />
        </div>
      )}
    </section>
  )
}

/**
 * When the notes that lie here are measured, all of them are looked at once. Those that are laid on an empty cloth stay
 * where one sees them come: only a first one that nobody would see here is looked for.
 */
function useFirstLook(nodes: readonly NoteNode[], empty: boolean) {
  const { fitView } = useReactFlow<NoteNode>()
  const store = useStoreApi<NoteNode>()
  const cameEmpty = useRef(empty)
  const looked = useRef(false)
  useEffect(() => {
    if (looked.current || !nodes.some((node) => node.measured)) return
    looked.current = true
    const state = store.getState()
    const seen = [...state.nodeLookup.values()].some((node) => !isOutside(node, state))
    if (!cameEmpty.current || !seen) void fitView(FIT)
  }, [nodes, fitView, store])
}

/** By keyboard, the note that has the focus is the one that is chosen: arrows and letters act on it. */
function useChosenByFocus() {
  const store = useStoreApi<NoteNode>()
  return useCallback(
    ({ target }: FocusEvent) => {
      const node = target.closest('.react-flow__node')
      const id = node?.getAttribute('data-id')
      const { nodeLookup, addSelectedNodes } = store.getState()
      if (id && !nodeLookup.get(id)?.selected) addSelectedNodes([id])
    },
    [store],
  )
}

/** Whoever has just laid a note goes on from it, unless the focus is elsewhere by now. */
function useFocusOnLaid(frame: RefObject<HTMLElement | null>) {
  const writing = useBoard((state) => state.writing)
  const before = useRef(writing)
  useEffect(() => {
    const laid = before.current?.noteId
    before.current = writing
    if (writing || !laid || document.activeElement !== document.body) return
    const node = frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${laid}"]`)
    node?.focus({ preventScroll: true })
  }, [writing, frame])
}

/** Others see a note travel while it is carried; one place is written when it is put down. */
function useCarrying() {
  const table = useOpenTable()
  const doc = useDoc()
  const last = useRef(0)
  return {
    onNodeDrag(_event: unknown, { id, position }: NoteNode) {
      const now = performance.now()
      if (now - last.current < CARRY_MS) return
      last.current = now
      table.show({ carrying: { noteId: id, x: Math.round(position.x), y: Math.round(position.y) } })
    },
    onNodeDragStop(_event: unknown, node: NoteNode, all: NoteNode[]) {
      historyOf(doc).startStep()
      for (const { id, position } of all.length > 0 ? all : [node]) moveNote(doc, id, position)
      table.show({ carrying: null })
    },
  }
}
