using System.Security.Cryptography;
using System.Text;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Catalog;

/// <summary>The keys of <see cref="Storage.Instances.Wait"/>: hashes, for names and paths may be long.</summary>
internal static class WaitKeys
{
    /// <summary>What a state waits for; nothing once it has ended.</summary>
    public static HashSet<string> Of(WorkflowState state) =>
        state.Status == WorkflowStatus.Finished
            ? []
            :
            [
                .. state
                    .Bookmarks.Where(bookmark => bookmark.Deadline is null)
                    .Select(bookmark => Of(bookmark.StimulusName)),
            ];

    /// <summary>The key of one stimulus.</summary>
    public static string Of(string stimulusName) => Hash(HttpRequestStimulus.Head(stimulusName));

    /// <summary>The keys of all endpoints that may take a request.</summary>
    public static List<string> OfRequest(string method, string path) =>
        [.. HttpRequestStimulus.Heads(method, path).Select(Hash)];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
