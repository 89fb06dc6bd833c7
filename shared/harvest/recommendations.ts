/** What those who were there recommend, as one record of the harvest document: words that belong to everyone, under a theme. */
export interface Recommendation {
  id: string
  text: string
  /** Id of the theme that it follows from; it may be gone. */
  theme: string
}

/** The root `recommendations` in plain values, in the order of ids, oldest first where these tell; what is none is passed over. */
export function readRecommendations(root: Readonly<Record<string, unknown>>): Recommendation[] {
  return Object.entries(root)
    .flatMap(([id, value]): Recommendation[] => {
      if (typeof value !== 'object' || value === null) return []
      const { text, theme } = value as Record<string, unknown>
      return typeof text === 'string' && typeof theme === 'string' ? [{ id, text, theme }] : []
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What a theme recommends, with what was recommended by those that were brought into it. */
export function recommendedBy(
  all: readonly Recommendation[],
  { id, parts }: { id: string; parts: readonly { id: string }[] },
): Recommendation[] {
  const ids = new Set([id, ...parts.map((part) => part.id)])
  return all.filter(({ theme }) => ids.has(theme))
}
