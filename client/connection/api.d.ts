import { type ErrorCode, type Refusal } from '@tablecloth/shared/protocol/errors.ts';
/** A refusal, or that nobody could be reached. Its sentence is `errors:<code>` in every language. */
export interface Trouble extends Omit<Refusal, 'code'> {
    code: ErrorCode | 'offline';
}
export type Answer<T> = {
    ok: true;
    value: T;
} | {
    ok: false;
    error: Trouble;
};
export declare const OFFLINE: Trouble;
export interface RequestOptions {
    body?: unknown;
    /** As which of this browser's participants: chooses the cookie. */
    as?: string;
    /** The organiser's key. */
    key?: string;
    signal?: AbortSignal;
}
export declare const isErrorCode: (code: unknown) => code is ErrorCode;
/** Whether waiting and trying again can help. */
export declare const canRetry: ({ code }: Trouble) => boolean;
/** What a server says of a failure, in any shape; anything that is not a code of ours becomes `otherwise`. */
export declare function toTrouble(said: unknown, otherwise?: ErrorCode): Trouble;
/**
 * One call to the HTTP API. Refusals are values; nothing is thrown.
 * @example request<CafeJoined>('POST', '/api/cafes/join', { body: { joinCode, name } })
 */
export declare function request<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, { body, as, key, signal }?: RequestOptions): Promise<Answer<T>>;
