/**
 * Where Backlit's HTML is on purpose another than that of the CommonMark specification: example numbers by reason. Not
 * listed is what stands on every page and is taken out before the two are compared (see `reference.ts`): ids and
 * permalinks of headings, their level below the page's own `h1`, boxes around tables, classes, and properties for
 * keyboards, screen readers and loading.
 */
export const otherThanCommonMark: Readonly<Record<string, readonly number[]>> = {
  'a wiki link wins over brackets': [548, 559, 590],
  'a tag is a link': [64, 619],
  'GFM: a bare address is a link': [602, 608, 611, 612],
  'below the page’s h1 a sixth level is the fifth: HTML has no seventh': [62],
  'a link without a destination is its text': [200, 485, 486, 487, 567],
  'a link without a text shows its address': [484],
  'only well-known schemes are followed': [598, 599, 601],
  'a scheme is in lower case, a host as it was written': [346, 597],
  'a language is named by letters, digits, `+`, `#`, `.` and `-`': [34, 144],
  'an image has an alternative text, if an empty one': [475],
  'an anchor that leads nowhere is a span': [613, 614, 615, 616],
  'sanitised: no element that is not on the list': [150, 163, 201, 491, 524, 536, 617],
  'sanitised: no script, no style, no form': [170, 171, 172, 173, 176, 178],
  'sanitised: no class and no attribute that is not on the list': [152, 153, 154, 164, 169],
  'sanitised: no comment, no declaration, no instruction': [177, 179, 180, 182, 183, 308, 309, 625, 626, 627, 628, 629],
};

/** The same for GitHub's own extensions, by the text: the reference is what GitHub's parser makes of it. */
export const otherThanGfm: Readonly<Record<string, readonly string[]>> = {
  'GitHub’s parser has changed since: runs of tildes are of one length, and of one or two': [
    '\\~~a~~',
    'a ~~~not a word~~~',
  ],
};
