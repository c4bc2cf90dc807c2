using System.Text;
using NodaTime.Text;

namespace Orchestrator.Workflows.Json;

/// <summary>A parser of <see cref="TimeText"/>, which reads several forms, and its one written form.</summary>
internal sealed class TextPattern<T>(Func<string, T> parse, Func<T, string> write) : IPattern<T>
{
    public ParseResult<T> Parse(string text)
    {
        try
        {
            return ParseResult<T>.ForValue(parse(text));
        }
        catch (FormatException problem)
        {
            return ParseResult<T>.ForException(() => problem);
        }
    }

    public string Format(T value) => write(value);

    public StringBuilder AppendFormat(T value, StringBuilder builder) => builder.Append(write(value));
}
