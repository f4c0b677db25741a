import { expect, test } from 'vitest';
import { dateOf, dateProperties, dateRole, isoDate } from '../../lib/names/dates.ts';

test.each([
  ['2026-11-12', '2026-11-12'],
  [' 2026/1/2 ', '2026-01-02'],
  ['2024-02-29', '2024-02-29'],
  ['2026-11-12T10:00:00.000Z', '2026-11-12T10:00:00Z'],
  ['2026-11-12 9:05', '2026-11-12T09:05'],
  ['2015-07-23 10:00:00 -0500', '2015-07-23T10:00:00-05:00'],
  ['Saturday, May 11th 2024, 12:23:11 am', '2024-05-11T00:23:11'],
  ['Sat May 11, 2024 1:05 PM', '2024-05-11T13:05'],
  ['12 Nov. 2026', '2026-11-12'],
  ['1st September 2026', '2026-09-01'],
])('%s is %s', (written, iso) => expect(isoDate(written)).toBe(iso));

test.each([
  '2026-02-29',
  '2100-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '0000-01-01',
  '2026-11-12T25:00',
  '2026-11-12 10:61',
  '2026-11/12',
  '03/04/2026',
  '12.11.2026',
  '2026-11-12 and more',
  'Notember 3, 2026',
  'soon',
  '',
  '<% tp.file.creation_date() %>',
])('%s is no date', written => expect(isoDate(written)).toBeNull());

test('a property that names a date may also hold a number, or a link to the note of a day', () => {
  expect(dateOf(20261112)).toBe('2026-11-12');
  expect(dateOf(202611121830)).toBe('2026-11-12T18:30');
  expect(dateOf('[[2024-05-01]]')).toBe('2024-05-01');
  expect([2026, true, null, ['2026-11-12'], '[[Home]]'].map(dateOf)).toEqual([null, null, null, null, null]);
});

test('keys are known in every spelling that vaults use', () => {
  const created = ['created', 'Created', 'date created', 'dateCreated', 'created_at', 'createTime', 'date'];
  const updated = ['updated', 'modified', 'date modified', 'lastmod', 'last_modified_at', 'last-updated', 'updatedAt'];
  expect(created.map(dateRole)).toEqual(created.map(() => 'created'));
  expect(updated.map(dateRole)).toEqual(updated.map(() => 'updated'));
  expect(['due', 'date published', 'updates', 'last', 'constructor'].map(dateRole)).toEqual(Array(5).fill(null));
});

test('the clearest name goes first, and what is no date is passed over', () => {
  const properties = [
    { key: 'date', value: '2020-01-01' },
    { key: 'Created', value: '2019-12-31' },
    { key: 'modified', value: 'soon' },
    { key: 'lastmod', value: '2021-05-01' },
  ];
  expect(dateProperties(properties)).toEqual({
    created: { key: 'Created', iso: '2019-12-31' },
    updated: { key: 'lastmod', iso: '2021-05-01' },
  });
  expect(dateProperties([{ key: 'due', value: '2020-01-01' }])).toEqual({ created: null, updated: null });
});
