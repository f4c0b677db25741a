/** Rendering in tests with everything that the body asks for, as the worker does it. */
import { LearningTools } from '../../lib/render/tools.ts';
import { render, type Rendered } from '../../lib/render/render.ts';
import { tableOf } from './body.ts';

const tools = new LearningTools();

export async function tooled(text: string): Promise<Rendered> {
  const rendered = (): Rendered => render(text, tableOf(text), { bodyStart: 0, titleIsHeading: true }, tools);
  const first = rendered();
  if (!tools.wanting) return first;
  await tools.learn();
  return rendered();
}

export async function tooledBody(text: string): Promise<string> {
  return (await tooled(text)).html;
}
