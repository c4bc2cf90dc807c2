using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>Saves what Studio sends.</summary>
internal sealed class StudioSaving(DefinitionLibrary library, DefinitionDrafts drafts, OperatorLogWriter log)
{
    /// <summary>Saves a model, and gives the definition it makes.</summary>
    /// <param name="model">Studio's model.</param>
    /// <param name="who">Who saves.</param>
    /// <param name="basedOn">The revision on the screen; null for a new definition.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<(DraftSave Saved, JsonObject Definition)> SaveAsync(
        JsonObject model,
        Operator who,
        string? basedOn,
        CancellationToken cancellationToken
    )
    {
        var id = ActivityJson.Text(model["definitionId"]) is { Length: > 0 and <= 128 } given
            ? given
            : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var earlier = (await library.VersionsAsync(id, cancellationToken)).Newest();
        var definition = StudioDefinition.FromStudio(model, earlier, id);
        var line = log.VersionLine(who, "definition.drafted");
        // Studio saves with every edit; the log has the versions, which begin at revision 0, and not the keystrokes.
        var saved = await drafts.SaveAsync(
            definition,
            who.Account,
            basedOn,
            (context, version, token) => version.Revision == 0 ? line(context, version, token) : Task.CompletedTask,
            cancellationToken
        );
        return (saved, definition);
    }

    /// <summary>
    /// The answer to a save that was refused: somebody else saved first, or the validator will not have it.
    /// </summary>
    public static IResult Refuse(HttpResponse response, DraftSave refused, JsonObject definition) =>
        refused.ConflictWith is { } other
            ? StudioAnswers.Refused(
                $"未保存：{(other.Length == 0 ? "另一人" : other)}已先行保存了这份草稿。您的修改仍在屏幕上：请用“另存为”留下一份，或重新打开后再改。"
            )
            : StudioAnswers.Refused(response, refused.Findings, definition);
}
