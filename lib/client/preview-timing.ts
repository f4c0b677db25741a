/**
 * When a preview opens and when it closes: a state, what happens to it, and the time at which it happens. It knows no
 * document and no clock, so every moment of it can be tried.
 *
 *     rest ──a link is pointed at, or focused──▶ waiting ──its time has come, and it is loaded──▶ open ──left──▶ rest
 *
 * Laws: what was left before it opened never opens; nothing opens while the page scrolls; and what the reader has
 * dismissed stays away until they have been elsewhere.
 */

/** In milliseconds. */
export const delays = {
  /** A pointer rests on a link this long before its preview opens… */
  pointer: 500,
  /** …and a keyboard's focus this long, so that who only passes by is left alone. */
  focus: 700,
  /** Long before that its content is asked for. */
  load: 150,
  /** While another preview is open, or was until so recently, the next comes without waiting. */
  warm: 300,
  /** It stays this long after it was left, for who comes back or is on the way to it. */
  grace: 300,
} as const;

/** Where the pointer or the focus is: a link that may have a preview, the open preview, or anywhere else. */
export type Place<Link> = Link | 'card' | null;

export type Happening<Link> =
  /** `towards`: on a straight way from the link to its open preview. */
  | { readonly kind: 'pointer'; readonly at: Place<Link>; readonly towards: boolean }
  | { readonly kind: 'focus'; readonly at: Place<Link> }
  | { readonly kind: 'loaded'; readonly link: Link; readonly found: boolean }
  | { readonly kind: 'scroll' }
  /** Escape, a press elsewhere, another page: the reader wants no preview now. */
  | { readonly kind: 'dismiss' }
  /** Time has passed. */
  | { readonly kind: 'tick' };

export interface Timing<Link> {
  readonly phase: 'rest' | 'waiting' | 'open';
  /** The link that it is about; null at rest. */
  readonly link: Link | null;
  readonly by: 'pointer' | 'focus';
  readonly pointer: Place<Link>;
  readonly focus: Place<Link>;
  /** When its content is to be asked for, and whether it has been asked for and has come. */
  readonly loadsAt: number;
  readonly asked: boolean;
  readonly loaded: boolean;
  readonly opensAt: number;
  /** Null while it is held open. */
  readonly closesAt: number | null;
  /** When the last one was left for another link. */
  readonly closedAt: number;
  readonly dismissed: Link | null;
}

export function resting<Link>(): Timing<Link> {
  return {
    phase: 'rest',
    link: null,
    by: 'pointer',
    pointer: null,
    focus: null,
    loadsAt: 0,
    asked: false,
    loaded: false,
    opensAt: 0,
    closesAt: null,
    closedAt: -Infinity,
    dismissed: null,
  };
}

/** The state after something happened. */
export function step<Link>(before: Timing<Link>, happening: Happening<Link>, now: number): Timing<Link> {
  return settled(after(before, happening, now), now);
}

/** When the next `tick` is due; null when there is nothing to wait for. */
export function wakesAt<Link>({ phase, asked, loadsAt, loaded, opensAt, closesAt }: Timing<Link>): number | null {
  if (phase === 'open') return closesAt;
  if (phase === 'rest') return null;
  return asked ? (loaded ? opensAt : null) : loadsAt;
}

function after<Link>(before: Timing<Link>, happening: Happening<Link>, now: number): Timing<Link> {
  switch (happening.kind) {
    case 'pointer':
      return pointed(before, happening.at, happening.towards, now);
    case 'focus':
      return focused(before, happening.at, now);
    case 'loaded':
      if (happening.link !== before.link) return before;
      return happening.found ? { ...before, loaded: true } : { ...rest(before), dismissed: before.link };
    case 'scroll':
      return scrolled(before, now);
    case 'dismiss':
      return { ...rest(before), closedAt: -Infinity, dismissed: before.link };
    case 'tick':
      return before;
  }
}

function pointed<Link>(before: Timing<Link>, at: Place<Link>, towards: boolean, now: number): Timing<Link> {
  const here = { ...before, pointer: at, dismissed: at === before.dismissed ? before.dismissed : null };
  if (before.phase === 'open') {
    if (isHeld(here)) return { ...here, closesAt: null };
    if (towards || !isLink(at)) return { ...here, closesAt: towards ? now + delays.grace : leaving(before, now) };
  }
  if (isLink(at) && at !== before.link && at !== here.dismissed) return waiting(here, at, 'pointer', now);
  return before.phase === 'waiting' && before.by === 'pointer' && at !== before.link ? rest(here) : here;
}

function focused<Link>(before: Timing<Link>, at: Place<Link>, now: number): Timing<Link> {
  const here = { ...before, focus: at };
  if (isLink(at) && at !== before.link && at !== before.dismissed) return waiting(here, at, 'focus', now);
  if (before.phase === 'open') return { ...here, closesAt: isHeld(here) ? null : leaving(before, now) };
  return before.phase === 'waiting' && before.by === 'focus' && at !== before.link ? rest(here) : here;
}

/** The browser itself scrolls to what gets the focus. A pointer that has not moved is over something else by chance. */
function scrolled<Link>(before: Timing<Link>, now: number): Timing<Link> {
  if (before.phase === 'waiting' && before.by === 'focus') return { ...before, opensAt: now + delays.focus };
  return { ...rest(before), closedAt: -Infinity, pointer: null };
}

function leaving<Link>({ closesAt }: Timing<Link>, now: number): number {
  return closesAt ?? now + delays.grace;
}

function rest<Link>(before: Timing<Link>): Timing<Link> {
  return { ...before, phase: 'rest', link: null, asked: false, loaded: false, closesAt: null };
}

function waiting<Link>(before: Timing<Link>, link: Link, by: Timing<Link>['by'], now: number): Timing<Link> {
  const closedAt = before.phase === 'open' ? now : before.closedAt;
  const isWarm = by === 'pointer' && now - closedAt < delays.warm;
  return {
    ...rest(before),
    phase: 'waiting',
    link,
    by,
    loadsAt: isWarm ? now : now + delays.load,
    opensAt: isWarm ? now : now + delays[by],
    closedAt,
    dismissed: null,
  };
}

/** What time alone brings about. */
function settled<Link>(state: Timing<Link>, now: number): Timing<Link> {
  if (state.phase === 'waiting') {
    if (!state.asked && now >= state.loadsAt) return settled({ ...state, asked: true }, now);
    if (!state.loaded || now < state.opensAt) return state;
    return { ...state, phase: 'open', closesAt: isHeld(state) ? null : now + delays.grace };
  }
  if (state.closesAt === null || now < state.closesAt) return state;
  const closed = { ...rest(state), closedAt: now };
  const { pointer, by } = state;
  return by === 'pointer' && isLink(pointer) ? settled(waiting(closed, pointer, 'pointer', now), now) : closed;
}

function isHeld<Link>({ pointer, focus, link }: Timing<Link>): boolean {
  return [pointer, focus].some(place => place === 'card' || (place !== null && place === link));
}

function isLink<Link>(place: Place<Link>): place is Link {
  return place !== null && place !== 'card';
}
