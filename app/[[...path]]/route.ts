/** Next's one Route Handler: every address comes here. What was asked stands in headers, put there by the guard. */
import { respond } from '../../lib/site/respond.ts';
import { dropped } from '../../lib/site/send.ts';
import { layDown, questionHeader, targetHeader } from '../../lib/site/through-next.ts';

export const dynamic = 'force-dynamic';

async function answer({ method, headers }: Request): Promise<Response> {
  const target = headers.get(targetHeader);
  const question = headers.get(questionHeader);
  // Without the guard there is no check of the Host header: such a server must not answer.
  if (target === null || question === null) {
    return new Response('Start Backlit with `npm start` or `npm run dev`.\n', { status: 500 });
  }
  const given = await respond({ method, target, headers });
  if (!layDown(question, given)) dropped(given);
  return new Response(null);
}

export { answer as GET, answer as HEAD };
