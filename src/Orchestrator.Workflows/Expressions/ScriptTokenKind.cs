namespace Orchestrator.Workflows.Expressions;

/// <summary>What a piece of a script is.</summary>
internal enum ScriptTokenKind
{
    /// <summary>White space and comments.</summary>
    Space,

    /// <summary>Names and keywords.</summary>
    Name,

    /// <summary>Numbers, texts, regular expressions, and what was already translated.</summary>
    Value,

    /// <summary>Operators and brackets.</summary>
    Punctuator,
}
