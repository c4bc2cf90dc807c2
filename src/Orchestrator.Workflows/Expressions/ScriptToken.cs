namespace Orchestrator.Workflows.Expressions;

/// <summary>A piece of a script.</summary>
internal readonly record struct ScriptToken(ScriptTokenKind Kind, string Text)
{
    public bool IsSpace => Kind == ScriptTokenKind.Space;

    public bool Is(string text) => Kind == ScriptTokenKind.Punctuator && Text == text;
}
