import { type InternalNode, Panel, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'

/** Whether no part of a note lies within the view. */
export function isOutside(
  node: InternalNode,
  { transform: [left, top, zoom], width, height }: Pick<ReactFlowState, 'transform' | 'width' | 'height'>,
): boolean {
  const { x, y } = node.internals.positionAbsolute
  const { width: wide = 0, height: high = 0 } = node.measured
  const [startX, startY] = [x * zoom + left, y * zoom + top]
  return startX + wide * zoom < 0 || startY + high * zoom < 0 || startX > width || startY > height
}

const countOutside = (state: ReactFlowState): number =>
  [...state.nodeLookup.values()].filter((node) => isOutside(node, state)).length

/** While the cloth is drawn along, the last count stands: to count a thousand notes and set new words takes part of every frame. */
function countAtRest(): (state: ReactFlowState) => number {
  let count = 0
  return (state) => {
    if (!state.paneDragging) count = countOutside(state)
    return count
  }
}

/** Others may write where one is not looking: how much of the cloth that is, and the way to see it. Nothing moves by itself. */
export function OutOfSight({ look }: { look: Parameters<ReturnType<typeof useReactFlow>['fitView']>[0] }) {
  const { t } = useTranslation('table')
  const count = useStore(useMemo(countAtRest, []))
  const { fitView } = useReactFlow()
  if (count === 0) return null
  return (
    <Panel position="top-left">
      <Button small icon="eye" onClick={() => void fitView(look)}>
        {t('flow.outOfSight', { count })}
      </Button>
    </Panel>
  )
}
