using Jint.Parser;
using Jint.Parser.Ast;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// What an engine gets before its first script: the unit of work's clock and chance, the methods of newer ECMAScript
/// that scripts call all the time, and built-ins that no script can change.
/// </summary>
internal static class ScriptPrelude
{
    /// <summary>A function of the clock and the chance.</summary>
    public static Program Program { get; } = new JavaScriptParser().Parse(
        """
        (function (now, chance) {
          var Native = Date;
          Date = function Date(y, m, d, h, i, s, ms) {
            if (!(this instanceof Date)) return new Native(now()).toString();
            switch (arguments.length) {
              case 0: return new Native(now());
              case 1: return new Native(y);
              case 2: return new Native(y, m);
              case 3: return new Native(y, m, d);
              case 4: return new Native(y, m, d, h);
              case 5: return new Native(y, m, d, h, i);
              case 6: return new Native(y, m, d, h, i, s);
              default: return new Native(y, m, d, h, i, s, ms);
            }
          };
          Date.prototype = Native.prototype;
          Date.prototype.constructor = Date;
          Date.now = now;
          Date.parse = Native.parse;
          Date.UTC = Native.UTC;
          Math.random = chance;
          function add(to, methods) {
            for (var name in methods) {
              if (!(name in to)) Object.defineProperty(to, name, { value: methods[name] });
            }
          }
          function index(list, test, self) {
            for (var i = 0; i < list.length; i++) if (test.call(self, list[i], i, list)) return i;
            return -1;
          }
          function flat(list, depth) {
            return list.reduce(function (all, x) { return all.concat(Array.isArray(x) && depth > 1 ? flat(x, depth - 1) : Array.isArray(x) ? x : [x]); }, []);
          }
          function pad(text, length, filler) {
            filler = filler === undefined ? ' ' : String(filler);
            var more = '';
            while (filler.length > 0 && text.length + more.length < length) more += filler;
            return more.slice(0, Math.max(0, length - text.length));
          }
          add(Array.prototype, {
            find: function (test, self) { return this[index(this, test, self)]; },
            findIndex: function (test, self) { return index(this, test, self); },
            includes: function (x, from) {
              for (var i = from || 0; i < this.length; i++) if (this[i] === x || x !== x && this[i] !== this[i]) return true;
              return false;
            },
            fill: function (x, from, to) { for (var i = from || 0; i < (to === undefined ? this.length : to); i++) this[i] = x; return this; },
            flat: function (depth) { return flat(this, depth === undefined ? 1 : depth); },
            flatMap: function (map, self) { return flat(this.map(map, self), 1); },
            at: function (i) { return this[i < 0 ? this.length + i : i]; }
          });
          add(Array, {
            from: function (list, map) {
              var all = [];
              for (var i = 0; i < list.length; i++) all.push(map ? map(list[i], i) : list[i]);
              return all;
            },
            of: function () { return Array.prototype.slice.call(arguments); }
          });
          add(String.prototype, {
            includes: function (x, from) { return this.indexOf(x, from) >= 0; },
            startsWith: function (x, from) { return this.substr(from || 0, x.length) === x; },
            endsWith: function (x) { return this.length >= x.length && this.substr(this.length - x.length) === x; },
            repeat: function (n) { var all = ''; for (var i = 0; i < n; i++) all += this; return all; },
            padStart: function (n, x) { return pad(this, n, x) + this; },
            padEnd: function (n, x) { return this + pad(this, n, x); },
            trimStart: function () { return this.replace(/^\s+/, ''); },
            trimEnd: function () { return this.replace(/\s+$/, ''); },
            replaceAll: function (x, by) { return typeof x === 'string' ? this.split(x).join(by) : this.replace(x, by); },
            at: function (i) { return this.charAt(i < 0 ? this.length + i : i); }
          });
          add(Object, {
            assign: function (to) {
              for (var i = 1; i < arguments.length; i++) for (var k in arguments[i]) if (Object.prototype.hasOwnProperty.call(arguments[i], k)) to[k] = arguments[i][k];
              return to;
            },
            values: function (o) { return Object.keys(o).map(function (k) { return o[k]; }); },
            entries: function (o) { return Object.keys(o).map(function (k) { return [k, o[k]]; }); },
            fromEntries: function (list) { return list.reduce(function (o, x) { o[x[0]] = x[1]; return o; }, {}); }
          });
          add(Number, {
            isInteger: function (x) { return typeof x === 'number' && isFinite(x) && Math.floor(x) === x; },
            isFinite: function (x) { return typeof x === 'number' && isFinite(x); },
            isNaN: function (x) { return x !== x; },
            parseInt: parseInt,
            parseFloat: parseFloat
          });
          add(Math, {
            trunc: function (x) { return x < 0 ? Math.ceil(x) : Math.floor(x); },
            sign: function (x) { return x > 0 ? 1 : x < 0 ? -1 : +x; }
          });
          var all = [Object, Function, Array, String, RegExp, Number, Boolean, Date];
          for (var k = 0; k < all.length; k++) { Object.freeze(all[k].prototype); Object.freeze(all[k]); }
          // A frozen message of the prototype would keep every error from having its own.
          var errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
          for (k = 0; k < errors.length; k++) { Object.preventExtensions(errors[k].prototype); Object.freeze(errors[k]); }
          Object.freeze(Math);
          Object.freeze(JSON);
        })
        """);
}
