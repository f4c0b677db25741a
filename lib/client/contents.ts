/**
 * "On this page" says where the reader is: the section whose heading was passed last, in the rail, and in words in the
 * bar of a narrow window.
 * Law: nothing is measured while the page is scrolled; the browser tells when a heading crosses the line.
 */
const links = '.bl-toc a';

let watcher: IntersectionObserver | undefined;

export function followSections(): void {
  watch();
  addEventListener('backlit:renewed', watch);
}

function watch(): void {
  watcher?.disconnect();
  const headings = [...new Set([...document.querySelectorAll<HTMLAnchorElement>(links)].map(({ hash }) => hash))]
    .map(hash => document.getElementById(decodeURIComponent(hash.slice(1))))
    .filter(heading => heading !== null);
  if (headings.length === 0) return;
  const passed = new Set<Element>();
  // A little below where a heading comes to stand when somebody follows a link to it.
  const line = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 40;
  watcher = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting, boundingClientRect: box } of entries) {
        // What is folded away has no size.
        if (!isIntersecting && box.height > 0 && box.top < line) passed.add(target);
        else passed.delete(target);
      }
      mark(headings.findLast(heading => passed.has(heading)) ?? null);
    },
    { rootMargin: `-${line}px 0px 1000000px` },
  );
  for (const heading of headings) watcher.observe(heading);
}

/** @param heading null above the first one. */
function mark(heading: Element | null): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(links)) {
    const isCurrent = heading !== null && decodeURIComponent(link.hash.slice(1)) === heading.id;
    if (isCurrent) {
      link.setAttribute('aria-current', 'true');
      bringIntoSight(link);
    } else {
      link.removeAttribute('aria-current');
    }
  }
  const here = document.querySelector('.bl-toc-bar [aria-current]')?.textContent ?? '';
  for (const told of document.querySelectorAll('.bl-here')) told.textContent = here === '' ? '' : ` · ${here}`;
}

/** Scrolls a long list to a link, and nothing around the list. */
function bringIntoSight(link: Element): void {
  const list = link.closest('ol');
  if (list === null) return;
  const [{ top, bottom }, box] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (top < box.top) list.scrollTop -= box.top - top;
  else if (bottom > box.bottom) list.scrollTop += bottom - box.bottom;
}
