/**
 * Makes a search index of a vault, as a process of its own, so that its time and memory can be told:
 *
 *     node search-builds.js index|shards|pagefind|minisearch <vault> <folder> <module>
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [kind, vault, folder, modulePath] = process.argv.slice(2);
const module = await import(pathToFileURL(modulePath).href);
mkdirSync(folder, { recursive: true });

const makers = {
  /** What a server keeps in memory. */
  index() {
    const index = new module.SearchIndex();
    const files = new module.SearchFiles(vault, 'target-first');
    for (const path of paths()) index.put(files.read(path));
    for (const _ of index.tidying());
  },
  /** What a site without a server has, with the reading of the vault and its links. */
  async shards() {
    const files = await module.searchShards(module.openWiki(vault), () => true);
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
  },
  async pagefind() {
    const { index } = await module.createIndex();
    for (const note of notes()) {
      await index.addCustomRecord({ url: note.url, content: note.text, language: 'en', meta: { title: note.title } });
    }
    await index.writeFiles({ outputPath: folder });
    await module.close();
  },
  minisearch() {
    const index = new module.default({ fields: ['title', 'text'], storeFields: ['title', 'url'] });
    for (const note of notes()) index.add(note);
    writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  },
};

function paths() {
  return readdirSync(vault, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .sort();
}

function* notes() {
  for (const [id, path] of paths().entries()) {
    const text = readFileSync(join(vault, path), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
    yield { id, url: `/notes/${path.slice(0, -3)}`, title: path.split('/').at(-1).slice(0, -3), text };
  }
}

await makers[kind]();
