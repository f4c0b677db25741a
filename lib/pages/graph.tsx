/**
 * The graph: a picture of who is connected with whom, drawn in the browser, and the same as a table.
 * Law: the table says all that the picture shows, and needs no script.
 */
import type { GraphAround, GraphView, Wiki } from '../wiki.ts';
import { address } from './address.ts';
import { noneLike } from './filter-form.tsx';
import { framed } from './frame.tsx';
import { graphAddress, graphPath, graphQueryOf, rowsOf, type GraphQuery } from './graph-query.ts';
import { graphTable, tableTools } from './graph-table.tsx';
import { nowhere } from './navigation.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { clamp, counted, figure } from './phrases.ts';

export interface GraphAsked {
  readonly view: GraphView;
  /** The note that the view is around; undefined when it is of the whole vault. */
  readonly around: GraphAround | undefined;
  /** What `graph-query` reads, and `page`: page of the table. */
  readonly params: URLSearchParams;
}

export function graphPage(wiki: Wiki, { view, around, params }: GraphAsked, options: FrameOptions): Page {
  const query = graphQueryOf(params);
  const title = around === undefined ? null : wiki.entry(around.note).title;
  const isDrawn = query.view === null && view.nodes.length > 0;
  return framed({
    wiki,
    options,
    status: 200,
    title: title === null ? 'Graph' : `Graph around ${clamp(title, 60)}`,
    noindex: query.around !== null,
    description: `Which notes of ${wiki.title} are connected with which, as a picture and as a table.`,
    place: { ...nowhere, address: graphPath },
    source: null,
    wide: true,
    aside: null,
    needs: ['graph'],
    main: (
      <>
        <header class="bl-head bl-plain">
          <h1 dir="auto">{title === null ? 'Graph' : clamp(title, 300)}</h1>
          <p class="bl-lead">{around === undefined ? summary(view) : summaryAround(view, around)}</p>
          {query.around !== null && around === undefined ? (
            <p class="bl-quiet">There is no note “{clamp(query.around, 120)}”, so this is the graph of all.</p>
          ) : null}
        </header>
        {view.nodes.length === 0 ? <p>As soon as there are notes, they show here.</p> : null}
        {view.nodes.length === 0 ? null : choices(wiki, query, around)}
        {isDrawn ? picture(view, query, around, options) : null}
        {view.nodes.length === 0 ? null : table(view, query, params)}
      </>
    ),
  });
}

/** How much there is, and what of it is shown. */
function summary({ nodes, from, connections, all }: GraphView): string {
  const pages = all.notes + all.missing;
  if (pages === 0) return 'There are no notes yet.';
  const notes = counted(all.notes, 'note');
  const missing = all.missing === 0 ? '' : ` and ${counted(all.missing, 'missing page')}`;
  if (all.connections === 0) return `${notes}. No note links to another page yet.`;
  const whole = `${notes}${missing}, ${counted(all.connections, 'connection')}.`;
  const fewer = nodes.length < pages ? ` Shown are the ${figure(nodes.length)} with the most links.` : '';
  return whole + fewer + sampled(from.length, connections);
}

function summaryAround({ nodes, from, connections }: GraphView, { depth }: GraphAround): string {
  const others = nodes.length - 1;
  if (others === 0) return 'Nothing links here, and it links to no other page.';
  const far = depth === 1 ? 'one link' : `at most ${depth === 2 ? 'two' : 'three'} links`;
  return `${counted(others, 'page')} ${others === 1 ? 'is' : 'are'} ${far} away.${sampled(from.length, connections)}`;
}

function sampled(drawn: number, connections: number): string {
  if (drawn === connections) return '';
  return ` Of their ${figure(connections)} connections, the picture draws the ${figure(drawn)} that tell most about what belongs together.`;
}

/** Where to look, and how. */
function choices(wiki: Wiki, query: GraphQuery, around: GraphAround | undefined): Markup {
  const pill = (label: string, on: boolean, href: string): Markup => (
    <a class="bl-pill" href={href} aria-current={on ? 'true' : null}>
      {label}
    </a>
  );
  const deep = (depth: 1 | 2 | 3): Markup =>
    pill(
      depth === 1 ? '1 link' : `${depth} links`,
      around?.depth === depth,
      graphAddress({ ...query, depth: depth === 2 ? null : `${depth}`, q: null }),
    );
  return (
    <div class="bl-tools">
      <div class="bl-pills" role="group" aria-label="View">
        {pill('Picture', query.view === null, graphAddress({ ...query, view: null }))}
        {pill('View as table', query.view === 'table', graphAddress({ ...query, view: 'table' }))}
      </div>
      {around === undefined ? null : (
        <>
          <div class="bl-pills" role="group" aria-label="How far away">
            {deep(1)}
            {deep(2)}
            {deep(3)}
          </div>
          <div class="bl-pills" role="group" aria-label="Elsewhere">
            {pill('Read the note', false, wiki.url(around.note))}
            {pill('Whole graph', false, graphAddress({ view: query.view }))}
          </div>
        </>
      )}
    </div>
  );
}

/** The place of the picture, of its final size; what is in it shows where there are no scripts. */
function picture(view: GraphView, query: GraphQuery, around: GraphAround | undefined, options: FrameOptions): Markup {
  const { stage, worker } = options.assets.graph;
  const data = address('/api/graph-view.json', {
    around: around === undefined ? null : query.around,
    depth: query.depth,
    v: view.mark,
  });
  return (
    <bl-graph data={data} stage={stage} worker={worker} around={around !== undefined}>
      <p>The picture is drawn by a script, which does not run here. The table below says the same.</p>
    </bl-graph>
  );
}

function table({ nodes }: GraphView, query: GraphQuery, params: URLSearchParams): Markup {
  const rows = rowsOf(nodes, query);
  return (
    <section class="bl-graph-table" aria-labelledby="bl-table">
      <h2 id="bl-table">{query.view === null ? 'The same as a table' : 'Notes and their links'}</h2>
      {tableTools(query, rows.length, nodes.length)}
      {rows.length === 0 ? noneLike('No page is named like', query.q ?? '', graphAddress({ ...query, q: null })) : null}
      {rows.length === 0 ? null : graphTable(rows, query, params)}
    </section>
  );
}
