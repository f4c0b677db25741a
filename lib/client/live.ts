/**
 * Keeps an open page true: when the vault changes, or the page's own address (a filter of a list), the page asks for
 * itself again and becomes what it gets.
 * Law: a page that is not seen holds no connection, and of the pages that are seen one listens and tells the others,
 * because a browser has six connections to a server, and readers have more tabs.
 *
 *     server ──events──▶ the page that holds the lock ──channel──▶ other visible pages
 */
import { morph } from './morph.ts';

/** What a page shows: a version of the vault, as an address tells it. */
interface Sight {
  readonly version: string;
  readonly address: string;
}

/** The last version heard of. */
let latest = versionOf(performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined);
let shown = wanted();
let etag: string | null = null;
let refreshing = false;

const channel = new BroadcastChannel('backlit');
/** Asks whoever listens to the server for the version. */
const question = '?';
/** Ends the listening of this page; null while it is not seen. */
let following: AbortController | null = null;
/** Whether this page is the one that listens to the server. */
let leading = false;

const status = document.createElement('div');
status.setAttribute('role', 'status');
status.className = 'bl-vh';
status.dataset['added'] = '';

export function keepTrue(): void {
  document.body.append(status);
  channel.onmessage = ({ data }: MessageEvent<string>) => {
    if (data !== question) hear(data);
    else if (leading && latest !== '') channel.postMessage(latest);
  };
  document.addEventListener('visibilitychange', followWhileVisible);
  // A page that comes back from the history is shown without being loaded.
  addEventListener('pageshow', followWhileVisible);
  addEventListener('backlit:address', () => void refresh());
  followWhileVisible();
}

function followWhileVisible(): void {
  if (document.visibilityState === 'hidden') {
    following?.abort();
    following = null;
  } else if (following === null) {
    following = new AbortController();
    follow(following.signal);
  }
}

function follow(signal: AbortSignal): void {
  channel.postMessage(question);
  // Locks exist only where the connection is secure or local; elsewhere each page listens for itself.
  if (!('locks' in navigator)) void listen(signal);
  else navigator.locks.request('backlit', { signal }, () => listen(signal)).catch(() => undefined);
}

/** Listens to the server until the signal; after a fault it tries again, more and more patiently. */
function listen(signal: AbortSignal): Promise<void> {
  return new Promise(done => {
    let source: EventSource;
    let patience = 250;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource('/api/events');
      source.addEventListener('version', ({ data }: MessageEvent<string>) => {
        patience = 250;
        channel.postMessage(data);
        hear(data);
      });
      source.onerror = () => {
        source.close();
        timer = setTimeout(open, patience);
        patience = Math.min(patience * 2, 8000);
      };
    };
    leading = true;
    open();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      source.close();
      leading = false;
      done();
    });
  });
}

function hear(version: string): void {
  latest = version;
  void refresh();
}

async function refresh(): Promise<void> {
  if (refreshing) return;
  refreshing = true;
  try {
    // What is heard meanwhile is asked for in the next round.
    for (let aim = wanted(); !isSame(aim, shown); aim = wanted()) {
      await update(aim);
      shown = aim;
    }
  } catch {
    // The server is away; it tells its version when it is back.
    dispatchEvent(new Event('backlit:away'));
  }
  refreshing = false;
}

function wanted(): Sight {
  return { version: latest, address: location.pathname + location.search };
}

function isSame(one: Sight, other: Sight): boolean {
  return one.version === other.version && one.address === other.address;
}

async function update(aim: Sight): Promise<void> {
  const response = await fetch(aim.address, {
    cache: 'no-cache',
    headers: { 'Backlit-Open-Page': '1', ...(etag !== null && { 'If-None-Match': etag }) },
  });
  if (response.status === 304) return;
  if (!response.ok) throw new Error(response.statusText);
  const html = await response.text();
  if (wanted().address !== aim.address) return;
  etag = response.headers.get('etag');
  // The head first: to read a body is to apply this page's policy to it.
  if (isOfAnother(parsed(html.slice(0, html.indexOf('<body'))))) {
    location.reload();
    return;
  }
  const next = parsed(html);
  if (response.redirected) history.replaceState(history.state, '', response.url + location.hash);
  document.title = next.title;
  keepAdded(next);
  // A list that was asked for says itself what was found.
  const changed = morph(document.body, next.body);
  dispatchEvent(new Event('backlit:renewed'));
  if (!changed || aim.address !== shown.address) return;
  status.textContent = '';
  status.textContent = 'This page was updated.';
}

/** What scripts have added to the page and marked so (`data-added`) stays, at the end of what it stands in. */
function keepAdded(next: Document): void {
  for (const added of document.querySelectorAll('[data-added]')) {
    const { parentElement: place } = added;
    const there = place === document.body ? next.body : next.getElementById(place?.id ?? '');
    there?.append(added.cloneNode(true));
  }
}

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/**
 * Whether a document cannot be shown in this one: it comes of another Backlit, or has a stylesheet that this one has
 * not, and with it a policy of what it may load. A script that only the document has is loaded.
 */
function isOfAnother(next: Document): boolean {
  const here = loaded(document);
  for (const [role, address] of loaded(next)) {
    const known = here.get(role);
    if (known !== undefined && known !== address) return true;
    if (address.endsWith('.css') && known === undefined) return true;
    if (known !== undefined || !address.endsWith('.js')) continue;
    const script = document.createElement('script');
    script.type = 'module';
    script.src = address;
    document.head.append(script);
  }
  return false;
}

/** The stylesheets, scripts and mark of a document: `/assets/code.css` → `/assets/code.<hash>.css`. */
function loaded(page: Document): ReadonlyMap<string, string> {
  const addresses = [...page.querySelectorAll('head > [rel="stylesheet"], head > [rel="icon"], head > script')].map(
    each => each.getAttribute('href') ?? each.getAttribute('src') ?? '',
  );
  return new Map(addresses.map(address => [address.replace(/\.[^.]*(?=\.)/, ''), address]));
}

function versionOf(timing: PerformanceNavigationTiming | undefined): string {
  return timing?.serverTiming?.find(({ name }) => name === 'version')?.description ?? '';
}
