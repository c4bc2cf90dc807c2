namespace Orchestrator.TitleReview.Privacy;

/// <summary>Hides personal data (REGULATIONS §6). In public lists no identity number appears at all.</summary>
public static class Masking
{
    /// <summary>A person's name where only the office need know it: the family name stays, <c>张**</c>.</summary>
    public static string Name(string name) => name.Length == 0 ? "" : name[0] + new string('*', name.Length - 1);
}
