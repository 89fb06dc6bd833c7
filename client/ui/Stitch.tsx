/** The round as sewing: stitches are time gone, holes time left. Without a fraction it runs: something is under way. */
export function Stitch({ fraction }: { fraction?: number }) {
  if (fraction === undefined) {
    return (
      <span className="stitch running" aria-hidden="true">
        <i />
      </span>
    )
  }
  const sewn = Math.min(1, Math.max(0, fraction))
  return (
    <span className="stitch" aria-hidden="true">
      <i style={{ inlineSize: `${(sewn * 100).toFixed(2)}%` }} />
    </span>
  )
}
