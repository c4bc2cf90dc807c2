namespace Orchestrator.Workflows.Expressions;

/// <summary>Takes what a template writes, as much as goes out of an expression.</summary>
internal sealed class BoundedWriter() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    private void Check(int more)
    {
        if (GetStringBuilder().Length + more > ScriptLimits.Exchanged)
            throw new ExpressionException("script", $"The text is longer than {ScriptLimits.Exchanged} characters.");
    }
}
