using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Trials;

/// <summary>Tries definitions out in a process of its own.</summary>
internal sealed class DefinitionTrials(TrialPool pool)
{
    private const int MostRemembered = 500;

    private readonly ConcurrentDictionary<string, bool> _passed = new(StringComparer.Ordinal);

    /// <summary>Validates a definition there. Null when it may be looked at here.</summary>
    public async Task<Finding?> ValidateAsync(string json, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        if (_passed.ContainsKey(hash))
            return null;
        var refused = await AskAsync(
            new TrialRequest { Definition = json },
            "校验这份流程定义超出了时间或内存的上限，未予保存；请检查其中的脚本。",
            "Validating this definition went beyond the limits of time or memory; it was not saved. Look at its scripts.",
            cancellationToken
        );
        if (refused is not null)
            return refused;
        if (_passed.Count >= MostRemembered)
            _passed.Clear();
        _passed[hash] = true;
        return null;
    }

    /// <summary>Plays a definition there to its end, or to where it waits. Null when it may be played here.</summary>
    public Task<Finding?> PlayAsync(
        string json,
        IReadOnlyList<string> others,
        JsonObject? input,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            new TrialRequest
            {
                Definition = json,
                Others = others,
                Input = input,
            },
            "试运行超出了时间或内存的上限，请检查其中的脚本与循环。",
            "The trial run went beyond the limits of time or memory; look at its scripts and loops.",
            cancellationToken
        );

    private async Task<Finding?> AskAsync(
        TrialRequest request,
        string tooCostly,
        string tooCostlyEnglish,
        CancellationToken cancellationToken
    )
    {
        var (outcome, _) = await pool.AskAsync(request, TrialLimits.Standard, cancellationToken);
        return outcome switch
        {
            TrialOutcome.Done => null,
            TrialOutcome.Busy => Finding.Error(
                "trials-busy",
                null,
                "正在校验和试运行的流程定义太多，这一份还没有看；请过一分钟再试。",
                "Too many definitions are being validated and tried out; this one was not looked at. Try again in a minute."
            ),
            _ => Finding.Error("too-costly", null, tooCostly, tooCostlyEnglish),
        };
    }
}
