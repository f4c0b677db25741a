/** The arithmetic of measurements, and how figures are written. */

/** The value below which a part of them lies: 0.5 is the median. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

export const median = values => quantile(values, 0.5);

/** Growth of the values from one to the next: the slope of the line that fits them best. */
export function slope(values) {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const products = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0);
  const squares = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return squares === 0 ? 0 : products / squares;
}

/** `0.18 ms`, `9.4 ms`, `357 ms`, `12.3 s`: three digits are more than a measurement holds. */
export function duration(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 2 : 1)} s`;
  return `${milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 9.95 ? 1 : 0)} ms`;
}

export const count = number => Math.round(number).toLocaleString('en');
export const megabytes = number => `${count(number)} MB`;
export const kilobytes = bytes => `${(bytes / 1000).toFixed(1)} kB`;
export const times = ratio => `${ratio.toFixed(ratio < 10 ? 1 : 0)} ×`;
