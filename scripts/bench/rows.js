/** The table: what is measured, what it should be, and the figures by the size of the vault. */

/** In this order. The second text says what to reach. */
const rows = {
  read: ['every byte read, and Node’s start', ''],
  check: ['`check`, whole process', '≤ 0.8 s, ≤ 8 × at 10,000; ≤ 6 s at 100,000'],
  memory: ['… its peak of memory', '≤ 180 MB at 10,000, ≤ 450 MB at 100,000'],
  linear: ['… time over that for a tenth of the notes', '< 15 ×'],
  missing: ['`missing --json`, whole process', ''],
  foamGraph: ['foam-cli, graph', '≥ 30 × `check` at 10,000'],
  foamList: ['foam-cli, list of missing pages', ''],
  mddb: ['mddb, links into its database', ''],
  listens: ['`serve` listens', ''],
  ready: ['… and knows the vault', '≤ 6 s at 100,000'],
  served: ['… memory, after the pages below', '≤ 250 MB at 10,000, ≤ 700 MB at 100,000'],
  version: ['one saved note → new version', '≤ 50 ms, flat'],
  pages: ['… → its page and the one it links to are true', '≤ 50 ms, flat'],
  browser: ['… → true in an open browser', '≤ 100 ms, flat'],
  update: ['one change in the index, p50 · p99', 'p99 ≤ 1 ms, flat'],
  asked: ['… with the backlinks it adds to', ''],
  checkout: ['10,000 files (or all) changed at once → all told', ''],
  checkoutPages: ['… pages that one reader asks for meanwhile, p50 · p99', 'p99 ≤ 100 ms'],
  bodyFresh: ['text of a note → its HTML, not yet rendered, p50 · p99', 'p50 ≤ 5 ms'],
  bodyKnown: ['… rendered before, p50 · p99', 'p50 ≤ 0.1 ms'],
  first: ['whole page of a note not yet rendered, p50 · p99', ''],
  kept: ['page asked before, answers a second', '≥ 85 % of an empty Route Handler'],
  keptLatency: ['… p50 · p99, eight connections', 'p99 ≤ 50 ms'],
  made: ['page put together again, answers a second', '≥ 50 % of an empty Route Handler'],
  madeLatency: ['… p50 · p99, eight connections', 'p99 ≤ 50 ms'],
  route: ['empty Route Handler, empty `node:http`', ''],
  searchReady: ['search knows all notes, after the pages', ''],
  search: ['search, p50 · p95', '≤ 50 ms at 100,000'],
  searchWorst: ['… its slowest kind of question, p50 · p95', ''],
  searchIndex: ['… its index alone: time, memory', ''],
  shards: ['search without a server: files made in, memory', '≤ 10 s, ≤ 400 MB at 10,000'],
  shardsFiles: ['… files', ''],
  shardsOpening: ['… search opened, p50 · worst: loaded', ''],
  shardsCold: ['… first question after that', '≤ 100 ms, ≤ 60 kB'],
  shardsWarm: ['… second question', '≤ 100 ms, ≤ 60 kB'],
  shardsTask: ['… longest task of the page', '≤ 50 ms'],
  pagefind: ['Pagefind: files made in, memory', ''],
  pagefindFiles: ['… files', ''],
  pagefindOpening: ['… search opened, p50 · worst: loaded', ''],
  pagefindCold: ['… first question after that', ''],
  pagefindWarm: ['… second question', ''],
  pagefindTask: ['… longest task of the page', ''],
  minisearch: ['MiniSearch: index made in, memory', ''],
  minisearchFiles: ['… files', ''],
  minisearchOpening: ['… search opened, p50 · worst: loaded', ''],
  minisearchCold: ['… first question after that', ''],
  minisearchWarm: ['… second question', ''],
  minisearchTask: ['… longest task of the page', ''],
  view: ['first view, gzip: HTML + CSS + script', '≤ 40 kB: 11 + 12 + 15'],
};

export class Table {
  #cells = new Map();

  /** @param {keyof typeof rows} row */
  set(row, size, text) {
    if (!(row in rows)) throw new Error(`There is no row ${row}.`);
    this.#cells.set(`${row} ${size}`, text);
  }

  /** Rows of which nothing was measured are left out. */
  lines(sizes) {
    const cell = (row, size) => this.#cells.get(`${row} ${size}`) ?? '';
    const shown = Object.keys(rows).filter(row => sizes.some(size => cell(row, size) !== ''));
    return [
      line(['', ...sizes.map(size => `${size.toLocaleString('en')} notes`), 'to reach']),
      line(['---', ...sizes.map(() => '---'), '---']),
      ...shown.map(row => line([rows[row][0], ...sizes.map(size => cell(row, size)), rows[row][1]])),
    ];
  }
}

function line(cells) {
  return `| ${cells.join(' | ')} |`;
}
