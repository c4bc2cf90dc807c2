namespace Orchestrator.Storage.Texts;

/// <summary>Why a JSON text is not taken.</summary>
/// <param name="Path">Where, e.g. <c>$.data.name</c>.</param>
/// <param name="Chinese">What is wrong.</param>
/// <param name="English">The same in English.</param>
public sealed record JsonFault(string Path, string Chinese, string English)
{
    /// <summary>True: it is not JSON at all; false: it is, and cannot be taken all the same.</summary>
    public bool IsMalformed { get; init; }
}
