/** How a table wants to be helped. The café has one; a table may agree on another. */
export interface TalkPromise {
  /** What a table sees of its own talk: nothing, unnamed shares at a round's end, or each one's time while all agree. */
  shows: 'nothing' | 'balance' | 'names'
  /** Whether those who have been silent or speaking for long are asked, in private, what they would like. */
  invite: 'off' | 'gentle'
  /** Whether hands are put in an order. */
  queue: boolean
  /** Whether several may have the floor at once. */
  crossTalk: boolean
}

export const USUAL_PROMISE: TalkPromise = { shows: 'balance', invite: 'gentle', queue: true, crossTalk: false }

/** What was agreed, with what is wished otherwise now. */
export const promiseFrom = (before: TalkPromise, wish: PromiseWish): TalkPromise => ({
  shows: wish.shows ?? before.shows,
  invite: wish.invite ?? before.invite,
  queue: wish.queue ?? before.queue,
  crossTalk: wish.crossTalk ?? before.crossTalk,
})

type PromiseWish = { [Key in keyof TalkPromise]?: TalkPromise[Key] | undefined }
