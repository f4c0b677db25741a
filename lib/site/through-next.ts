/**
 * How a question goes through Next, and its answer around it. Next acts on the address it sees, drops the length and the
 * encoding that a Route Handler gives its body, adds headers of its own, and takes as long to pass a body on as we take to
 * make it. So what was asked travels in headers that mean nothing to Next; the Route Handler lays the answer down here,
 * gives Next an empty one, and when Next ends that, the guard sends what was laid down.
 */
import type { Answer } from './send.ts';

/** Carries the request target, as it came, from the guard to the Route Handler. No client can set it. */
export const targetHeader = 'backlit-target';

/** Tells which question it is. No client can set it either. */
export const questionHeader = 'backlit-question';

/** Answers by the number of their question; those under way have none yet. */
type Answers = Map<string, Answer | null>;

/** Guard and Route Handler are bundled apart. */
const key = Symbol.for('backlit.answers');

function answers(): Answers {
  const shared = globalThis as { [key]?: Answers };
  return (shared[key] ??= new Map());
}

/** From now on an answer to this question is waited for. */
export function expectAnswer(question: string): void {
  answers().set(question, null);
}

/** Lays an answer down; false when nobody waits for it any more. */
export function layDown(question: string, answer: Answer): boolean {
  const waited = answers().has(question);
  if (waited) answers().set(question, answer);
  return waited;
}

/** The answer, which is nobody else's then; null when none was laid down. */
export function takeAnswer(question: string): Answer | null {
  const answer = answers().get(question) ?? null;
  answers().delete(question);
  return answer;
}
