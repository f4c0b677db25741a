/** Tools that are learnt when they are asked for, and forgotten when they are too many. */
import { expect, test } from 'vitest';
import { LearningTools } from '../../lib/render/tools.ts';

async function learnt(tools: LearningTools, ...languages: readonly string[]): Promise<boolean[]> {
  for (const language of languages) tools.paint('a', language);
  await tools.learn();
  return languages.map(language => tools.paint('a', language) !== null);
}

test('what is asked for is wanted until it is learnt', async () => {
  const tools = new LearningTools();
  expect(tools.wanting).toBe(false);
  expect([tools.formulas(), tools.paint('a', 'json')]).toEqual([null, null]);
  expect(tools.wanting).toBe(true);
  await tools.learn();
  expect(tools.wanting).toBe(false);
  expect(tools.formulas()?.('x', false)).toContain('katex');
  expect(tools.paint('1', 'json')).toEqual(['<span class="n">1</span>']);
});

test('what nobody knows is not wanted twice', async () => {
  const tools = new LearningTools();
  expect(await learnt(tools, 'nonsense', 'constructor')).toEqual([false, false]);
  expect(tools.wanting).toBe(false);
});

test('of more than forty languages the first are forgotten, and can be learnt again', async () => {
  const tools = new LearningTools();
  const small =
    'json jsonc jsonl json5 csv tsv ini toml diff log po reg http dotenv properties xml sql tcl awk yaml'.split(' ');
  const others = 'bat cmake docker fish gleam go just kdl lua make nix nginx proto ron wgsl zig hjson jq'.split(' ');
  expect(await learnt(tools, ...small)).not.toContain(false);
  await learnt(tools, ...others, 'wit', 'wasm', 'vb', 'turtle', 'sparql');
  expect(tools.paint('1', 'json')).toBeNull();
  expect(tools.wanting).toBe(true);
  expect(await learnt(tools, 'json')).toEqual([true]);
});
