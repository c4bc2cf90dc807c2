// The types of .NET that Elsa gives to scripts: the members that are used in them, over the engine's own dates.
(function (chance, newGuid) {
  const DAY = 86400000;
  const two = n => String(n).padStart(2, '0');
  const whole = (n, width) => String(n).padStart(width, '0');
  const refuse = (text, type) => { throw new TypeError(`'${text}' is not a ${type}.`); };

  class TimeSpan {
    #ms;
    constructor(...parts) {
      const [d, h, m, s, f] = parts.length === 1 ? [0, 0, 0, 0, parts[0] / 10000]
        : parts.length === 3 ? [0, ...parts, 0] : [...parts, 0, 0, 0, 0, 0];
      this.#ms = d * DAY + h * 3600000 + m * 60000 + s * 1000 + f;
    }
    static #of(ms) { return new TimeSpan(0, 0, 0, 0, ms); }
    static FromDays(n) { return TimeSpan.#of(n * DAY); }
    static FromHours(n) { return TimeSpan.#of(n * 3600000); }
    static FromMinutes(n) { return TimeSpan.#of(n * 60000); }
    static FromSeconds(n) { return TimeSpan.#of(n * 1000); }
    static FromMilliseconds(n) { return TimeSpan.#of(n); }
    static FromTicks(n) { return TimeSpan.#of(n / 10000); }
    static get Zero() { return TimeSpan.#of(0); }
    static Parse(text) {
      const m = /^\s*(-)?(?:(\d+)\.)?(\d+):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?\s*$/.exec(text) ?? (/^\s*-?\d+\s*$/.test(text) ? null : refuse(text, 'TimeSpan'));
      if (!m) return TimeSpan.FromDays(Number(text));
      const ms = Number(m[2] ?? 0) * DAY + m[3] * 3600000 + m[4] * 60000 + (m[5] ?? 0) * 1000 + Number('0.' + (m[6] ?? 0)) * 1000;
      return TimeSpan.#of(m[1] ? -ms : ms);
    }
    get TotalMilliseconds() { return this.#ms; }
    get TotalSeconds() { return this.#ms / 1000; }
    get TotalMinutes() { return this.#ms / 60000; }
    get TotalHours() { return this.#ms / 3600000; }
    get TotalDays() { return this.#ms / DAY; }
    get Days() { return Math.trunc(this.#ms / DAY); }
    get Hours() { return Math.trunc(this.#ms / 3600000) % 24; }
    get Minutes() { return Math.trunc(this.#ms / 60000) % 60; }
    get Seconds() { return Math.trunc(this.#ms / 1000) % 60; }
    get Milliseconds() { return Math.trunc(this.#ms) % 1000; }
    get Ticks() { return this.#ms * 10000; }
    Add(other) { return TimeSpan.#of(this.#ms + other.TotalMilliseconds); }
    Subtract(other) { return TimeSpan.#of(this.#ms - other.TotalMilliseconds); }
    Negate() { return TimeSpan.#of(-this.#ms); }
    Duration() { return TimeSpan.#of(Math.abs(this.#ms)); }
    Multiply(n) { return TimeSpan.#of(this.#ms * n); }
    Divide(n) { return TimeSpan.#of(this.#ms / n); }
    CompareTo(other) { return Math.sign(this.#ms - other.TotalMilliseconds); }
    Equals(other) { return other instanceof TimeSpan && other.TotalMilliseconds === this.#ms; }
    ToString() {
      const all = Math.abs(this.#ms), days = Math.floor(all / DAY), ticks = Math.round((all % 1000) * 10000);
      const clock = `${two(Math.floor(all / 3600000) % 24)}:${two(Math.floor(all / 60000) % 60)}:${two(Math.floor(all / 1000) % 60)}`;
      return (this.#ms < 0 ? '-' : '') + (days ? days + '.' : '') + clock + (ticks ? '.' + whole(ticks, 7) : '');
    }
    toString() { return this.ToString(); }
    toJSON() { return this.ToString(); }
    [Symbol.toPrimitive](hint) { return hint === 'number' ? this.#ms : this.ToString(); }
  }

  const days = (y, m) => new Date(y, m, 0).getDate();
  const patterns = {
    yyyy: d => whole(d.Year, 4), yy: d => two(d.Year % 100), MM: d => two(d.Month), M: d => d.Month, dd: d => two(d.Day), d: d => d.Day,
    HH: d => two(d.Hour), H: d => d.Hour, hh: d => two(d.Hour % 12 || 12), h: d => d.Hour % 12 || 12, mm: d => two(d.Minute), m: d => d.Minute,
    ss: d => two(d.Second), s: d => d.Second, fff: d => whole(d.Millisecond, 3), ff: d => two(Math.floor(d.Millisecond / 10)), f: d => Math.floor(d.Millisecond / 100),
    tt: d => d.Hour < 12 ? 'AM' : 'PM', zzz: () => '+08:00', K: () => '+08:00',
  };
  const formats = { d: 'MM/dd/yyyy', g: 'MM/dd/yyyy HH:mm', G: 'MM/dd/yyyy HH:mm:ss', t: 'HH:mm', T: 'HH:mm:ss', s: 'yyyy-MM-ddTHH:mm:ss', o: 'yyyy-MM-ddTHH:mm:ss.fff0000zzz', O: 'yyyy-MM-ddTHH:mm:ss.fff0000zzz' };
  const token = /'[^']*'|\\.|y{4}|y{2}|M{1,2}|d{1,2}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,3}|tt|zzz|K/g;
  const piece = (text, date) => text[0] === "'" ? text.slice(1, -1) : text[0] === '\\' ? text[1] : patterns[text](date);
  const written = (date, format) => (formats[format] ?? format).replace(token, text => piece(text, date));

  class DateTime extends Date {
    constructor(y, m, d = 1, h = 0, min = 0, s = 0, ms = 0) {
      if (m === undefined) super(typeof y === 'number' ? y : Date.parse(y ?? '0001-01-01T00:00:00+08:00')); else super(y, m - 1, d, h, min, s, typeof ms === 'number' ? ms : 0);
    }
    static get Now() { return new this(Date.now()); }
    static get UtcNow() { return new this(Date.now()); }
    static get Today() { return this.Now.Date; }
    static get MinValue() { return new this('0001-01-01T00:00:00Z'); }
    static get MaxValue() { return new this('9999-12-31T23:59:59.999Z'); }
    static get UnixEpoch() { return new this(0); }
    static DaysInMonth(y, m) { return days(y, m); }
    static IsLeapYear(y) { return days(y, 2) === 29; }
    static Parse(text) { const date = new this(text); return isNaN(date) ? refuse(text, 'DateTime') : date; }
    static FromUnixTimeSeconds(n) { return new this(n * 1000); }
    static FromUnixTimeMilliseconds(n) { return new this(n); }
    static Compare(a, b) { return Math.sign(a - b); }
    #at(ms) { return new this.constructor(ms); }
    get Year() { return this.getFullYear(); }
    get Month() { return this.getMonth() + 1; }
    get Day() { return this.getDate(); }
    get Hour() { return this.getHours(); }
    get Minute() { return this.getMinutes(); }
    get Second() { return this.getSeconds(); }
    get Millisecond() { return this.getMilliseconds(); }
    get DayOfWeek() { return this.getDay(); }
    get DayOfYear() { return Math.round((this.Date - new Date(this.Year, 0, 1)) / DAY) + 1; }
    get Date() { return this.#at(new Date(this.Year, this.Month - 1, this.Day).getTime()); }
    get TimeOfDay() { return TimeSpan.FromMilliseconds(this - this.Date); }
    get Ticks() { return (this.getTime() + 62135596800000 + 28800000) * 10000; }
    Add(span) { return this.#at(this.getTime() + span.TotalMilliseconds); }
    Subtract(other) { return other instanceof TimeSpan ? this.Add(other.Negate()) : TimeSpan.FromMilliseconds(this - other); }
    AddMilliseconds(n) { return this.#at(this.getTime() + n); }
    AddSeconds(n) { return this.AddMilliseconds(n * 1000); }
    AddMinutes(n) { return this.AddMilliseconds(n * 60000); }
    AddHours(n) { return this.AddMilliseconds(n * 3600000); }
    AddDays(n) { return this.AddMilliseconds(n * DAY); }
    AddMonths(n) {
      const first = new Date(this.Year, this.Month - 1 + n, 1);
      const day = Math.min(this.Day, days(first.getFullYear(), first.getMonth() + 1));
      return this.#at(new Date(first.getFullYear(), first.getMonth(), day, this.Hour, this.Minute, this.Second, this.Millisecond).getTime());
    }
    AddYears(n) { return this.AddMonths(n * 12); }
    ToUniversalTime() { return this; }
    ToLocalTime() { return this; }
    ToUnixTimeSeconds() { return Math.floor(this.getTime() / 1000); }
    ToUnixTimeMilliseconds() { return this.getTime(); }
    CompareTo(other) { return Math.sign(this - other); }
    Equals(other) { return this.getTime() === Number(other); }
    ToString(format = 'G') { return written(this, format); }
    ToShortDateString() { return written(this, 'd'); }
    ToShortTimeString() { return written(this, 't'); }
  }

  class DateTimeOffset extends DateTime {
    get Offset() { return TimeSpan.FromHours(8); }
    get DateTime() { return new DateTime(this.getTime()); }
    get LocalDateTime() { return this.DateTime; }
    get UtcDateTime() { return this.DateTime; }
  }

  class Guid {
    #text;
    constructor(text = '00000000-0000-0000-0000-000000000000') {
      const hex = String(text).replace(/[{}()-]/g, '').toLowerCase();
      if (!/^[0-9a-f]{32}$/.test(hex)) refuse(text, 'Guid');
      this.#text = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    }
    static NewGuid() { return new Guid(newGuid()); }
    static Parse(text) { return new Guid(text); }
    static get Empty() { return new Guid(); }
    Equals(other) { return String(other) === this.#text; }
    ToString(format = 'D') {
      const text = this.#text;
      return { N: text.replaceAll('-', ''), B: `{${text}}`, P: `(${text})` }[format.toUpperCase()] ?? text;
    }
    toString() { return this.#text; }
    toJSON() { return this.#text; }
  }

  class Random {
    static get Shared() { return new Random(); }
    Next(a, b) {
      const [from, to] = a === undefined ? [0, 2147483647] : b === undefined ? [0, a] : [a, b];
      if (to < from) throw new RangeError(`${to} is less than ${from}.`);
      return from + Math.floor(chance() * (to - from));
    }
    NextInt64(a, b) { return this.Next(a, b); }
    NextDouble() { return chance(); }
    NextSingle() { return chance(); }
  }

  return { DateTime, DateTimeOffset, TimeSpan, Guid, Random };
})
