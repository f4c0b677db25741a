import { expect, onTestFinished, test } from 'vitest';
import { ask, served } from './served.ts';

test('settings hold at once; wrong ones are an error page until they are right', async () => {
  const site = await served({ 'a.md': '# A\n\n[[text|b]]\n', 'b.md': '', 'hidden/c.md': '' });
  onTestFinished(() => site.stop());
  const page = async (path = '/notes/a'): Promise<string> => {
    const { status, text } = await ask(site, path);
    return `${status} ${text}`;
  };
  expect(await page()).toMatch(/^200 [^]*href="\/notes\/text"[^]*>b</);

  site.write(
    'backlit.json',
    JSON.stringify({
      title: 'New Title',
      description: 'Of it',
      linkOrder: 'text-first',
      editUrl: 'https://example.org/edit/{path}',
      ignore: ['hidden/'],
    }),
  );
  await expect.poll(() => page()).toMatch(/^200 [^]*· New Title<\/title>[^]*href="\/notes\/b"[^]*>text</);
  expect(await page()).toContain('<a href="https://example.org/edit/a.md">Edit on the web</a>');
  expect(await page('/notes/hidden/c')).toMatch(/^404 /);
  expect(await page('/')).toContain('<meta name="description" content="Of it">');

  site.write('backlit.json', '{ "titel": "Newer Title" }');
  await expect
    .poll(() => page())
    .toMatch(/^500 [^]*“titel” is no setting \(backlit\.json:1:3\)[^]*Did you mean “title”\?/);

  site.write('backlit.json', '{ "title": "Newer Title" }');
  await expect.poll(() => page()).toMatch(/^200 [^]*· Newer Title<\/title>/);
  site.write('b.md', '[[later]]');
  await expect.poll(() => page('/notes/b')).toContain('later');
});
