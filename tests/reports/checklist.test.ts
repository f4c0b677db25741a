import { expect, test } from 'vitest';
import { checklist } from '../../lib/reports/checklist.ts';
import { wikiOf } from '../vault.ts';

const lines = async (vault: string): Promise<string[]> => {
  const text = [...checklist((await wikiOf(vault)).missing())].join('');
  expect(text.endsWith('\n')).toBe(true);
  return text.split('\n').slice(0, -1);
};

test('an item for each page, with its first places and what may be meant', async () => {
  expect(
    await lines(`
-- Coroutine.md --
[[await]] and [[await]].

[[await]], [[await]]
-- b.md --
[[Corutine]] [[1]]
`),
  ).toEqual([
    '- [ ] [[await]]: 4 links in 1 note (`Coroutine.md:1`, `Coroutine.md:1`, `Coroutine.md:3` and 1 more)',
    '- [ ] [[Corutine]]: 1 link in 1 note (`b.md:1`). Did you mean `Coroutine.md`?',
    '- [ ] [[1]]: 1 link in 1 note (`b.md:1`). Probably not meant as a link.',
  ]);
});

test('no name starts markup: what a link cannot hold is shown as code', async () => {
  const names = (await lines('[[<img src=x onerror=alert(1)>]] [x](a%23b.md) [y](c%60%60d.md) [[`tick]]')).map(
    line => /^- \[ \] (.*): 1 link in 1 note \(`note\.md:1`\)$/.exec(line)?.[1],
  );
  expect(names.toSorted()).toEqual(['```c``d```', '`<img src=x onerror=alert(1)>`', '`` `tick ``', '`a#b`'].toSorted());
});
