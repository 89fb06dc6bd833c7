import { type EdgeProps, useInternalNode } from '@xyflow/react'

interface Middle {
  x: number
  y: number
}

/** The running stitch between a note and what builds on it: from middle to middle, under both papers. */
export function ThreadEdge({ source, target }: EdgeProps) {
  const from = useInternalNode(source)
  const to = useInternalNode(target)
  if (!from || !to) return null
  const a = middleOf(from.internals.positionAbsolute, from.measured)
  const b = middleOf(to.internals.positionAbsolute, to.measured)
  const bend = (a.x + b.x) / 2 + (b.y - a.y) * 0.06
  return <path className="thread-edge" d={`M${a.x} ${a.y}Q${bend} ${(a.y + b.y) / 2} ${b.x} ${b.y}`} />
}

const middleOf = ({ x, y }: Middle, { width = 0, height = 0 }: { width?: number; height?: number }): Middle => ({
  x: x + width / 2,
  y: y + height / 2,
})
