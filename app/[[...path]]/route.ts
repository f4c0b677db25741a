/** Next's one Route Handler: every address comes here. What was asked stands in a header, put there by the guard. */
import { respond } from '../../lib/site/respond.ts';
import { packed, targetHeader } from '../../lib/site/through-next.ts';

export const dynamic = 'force-dynamic';

async function answer({ method, headers }: Request): Promise<Response> {
  const target = headers.get(targetHeader);
  // Without the guard there is no check of the Host header: such a server must not answer.
  if (target === null) return new Response('Start Backlit with `npm start` or `npm run dev`.\n', { status: 500 });
  const { status, headers: own, body } = await respond({ method, target, headers });
  return new Response(body, { status, headers: packed(own) });
}

export { answer as GET, answer as HEAD };
