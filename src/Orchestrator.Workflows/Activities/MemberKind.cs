namespace Orchestrator.Workflows.Activities;

/// <summary>How a definition writes a property of an activity.</summary>
internal enum MemberKind
{
    /// <summary>An expression.</summary>
    Input,

    /// <summary>Raw JSON.</summary>
    Raw,

    /// <summary>A memory reference.</summary>
    Output,

    /// <summary>One embedded activity.</summary>
    Port,

    /// <summary>A list of embedded activities.</summary>
    Children,
}
