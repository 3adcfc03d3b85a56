/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/**
 * @param {number} milliseconds since 1970
 * @param {string} zone IANA name; an unknown one is read as Europe/London
 * @param {Intl.DateTimeFormatOptions} options
 * @returns {string}
 */
function format(milliseconds, zone, options) {
  const key = JSON.stringify([zone, options]);
  const formatter = formatters.get(key) ?? createFormatter(zone, options);
  formatters.set(key, formatter);
  return formatter.format(milliseconds);
}

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function createFormatter(zone, options) {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'Europe/London' });
  }
}

/**
 * '09:00'
 * @param {number} milliseconds
 * @param {string} zone
 */
export function clockTime(milliseconds, zone) {
  return format(milliseconds, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/**
 * 'Monday 9 March 2015'
 * @param {number} milliseconds
 * @param {string} zone
 */
export function dayName(milliseconds, zone) {
  const options = /** @type {const} */ ({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return format(milliseconds, zone, options).replace(',', '');
}

/**
 * 'London', for Europe/London
 * @param {string} zone
 */
export function cityOf(zone) {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/**
 * Shows a moment in one of Slack's date formats, https://docs.slack.dev/messaging/formatting-message-text#date-formatting.
 * @param {{ seconds: number, format: string, fallback: string }} date seconds since 1970; a format such as '{date_long} at {time}'
 * @param {string} zone the reader's
 * @param {number} now milliseconds since 1970, for "today", "yesterday" and "ago"
 * @returns {string} the fallback if the seconds are no date
 */
export function slackDate(date, zone, now) {
  const at = date.seconds * 1000;
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return date.fallback;
  return date.format.replace(/\{([a-z_]{1,30})\}/g, (token, name) => dateToken(name, at, { zone, now }) ?? token);
}

/**
 * @param {string} name
 * @param {number} at
 * @param {{ zone: string, now: number }} reader
 * @returns {string | null}
 */
function dateToken(name, at, { zone, now }) {
  const plain = name.replace('_pretty', '');
  const near = name.endsWith('_pretty') ? nearDay(at, zone, now) : null;
  switch (plain) {
    case 'date_num':
      return format(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/').toReversed().join('-');
    case 'date':
      return near ?? format(at, zone, { day: 'numeric', month: 'long', year: 'numeric' });
    case 'date_slash':
      return format(at, zone, { day: '2-digit', month: '2-digit', year: 'numeric' });
    case 'date_short':
      return near ?? format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
    case 'date_long':
    case 'date_long_full':
    case 'day_divider':
      return near ?? dayName(at, zone);
    case 'time':
      return clockTime(at, zone);
    case 'time_secs':
      return format(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    case 'ago':
      return ago(at, now);
    default:
      return null;
  }
}

/**
 * @param {number} at
 * @param {string} zone
 * @param {number} now
 */
function nearDay(at, zone, now) {
  const day = 86_400_000;
  const shown = dayName(at, zone);
  if (shown === dayName(now, zone)) return 'today';
  if (shown === dayName(now - day, zone)) return 'yesterday';
  return shown === dayName(now + day, zone) ? 'tomorrow' : null;
}

/**
 * @param {number} at
 * @param {number} now
 */
function ago(at, now) {
  const minutes = Math.round((at - now) / 60_000);
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 36 * 60) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 1440), 'day');
}

/**
 * A wall-clock time in a zone as an instant; in a repeated hour the first.
 * @param {string} local as a datetime-local input gives it: '2015-03-09T09:00'
 * @param {string} zone
 * @returns {number | null} seconds since 1970
 */
export function secondsOf(local, zone) {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return null;
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess += wanted - Date.parse(`${localOf(guess / 1000, zone)}Z`);
  return guess / 1000;
}

/**
 * The other way round: what a datetime-local input shows for an instant.
 * @param {number} seconds
 * @param {string} zone
 * @returns {string} '2015-03-09T09:00'
 */
export function localOf(seconds, zone) {
  const date = format(seconds * 1000, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${date.split('/').toReversed().join('-')}T${clockTime(seconds * 1000, zone)}`;
}
