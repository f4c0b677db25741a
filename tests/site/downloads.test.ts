/** The missing pages as files: what a browser is offered to save. */
import { afterAll, expect, test } from 'vitest';
import { ask, served } from './served.ts';

const site = await served({ 'a.md': '[[Wanted, "so"]] and [[Other]]\n\n[[Other]]' });
afterAll(() => site.stop());

test('a table', async () => {
  const { status, headers, text } = await ask(site, '/api/missing.csv');
  expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
    200,
    'text/csv; charset=utf-8',
    'attachment; filename="missing.csv"',
  ]);
  const [head, ...rows] = text.trim().split('\r\n');
  expect(head).toMatch(/^key,title,url,/);
  expect(rows).toHaveLength(3);
  expect(rows[2]).toContain('"Wanted, ""so"""');
});

test('a checklist', async () => {
  const { status, headers, text } = await ask(site, '/api/missing.md');
  expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
    200,
    'text/markdown; charset=utf-8',
    'attachment; filename="missing.md"',
  ]);
  expect(text).toBe(
    '- [ ] [[Other]]: 2 links in 1 note (`a.md:1`, `a.md:3`)\n- [ ] [[Wanted, "so"]]: 1 link in 1 note (`a.md:1`)\n',
  );
});

test('each of them is filtered and sorted as the report is', async () => {
  expect((await ask(site, '/api/missing.md?q=want')).text.split('\n')).toHaveLength(2);
  const { text } = await ask(site, '/api/missing.json?q=want&sort=name');
  expect((JSON.parse(text) as { missing: { title: string }[] }).missing.map(({ title }) => title)).toEqual([
    'Wanted, "so"',
  ]);
  expect((await ask(site, '/api/missing.csv?q=nobody')).text.trim().split('\r\n')).toHaveLength(1);
});
