using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Trials;

/// <summary>
/// Tries definitions out in a process of its own, one at a time. The process waits for the next; what ended it, or had to
/// be stopped, is refused, and the next gets a new one.
/// </summary>
internal sealed class DefinitionTrials : IDisposable
{
    // What grew beyond this is exchanged before it is in anybody's way.
    private const long Grown = 200_000_000;
    private const int MostRemembered = 500;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, bool> _passed = new(StringComparer.Ordinal);
    private TrialProcess? _process;

    /// <summary>Validates a definition there. Null when it may be looked at here.</summary>
    public async Task<Finding?> ValidateAsync(string json, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        if (_passed.ContainsKey(hash))
            return null;
        if (await AskAsync(new TrialRequest(json, Others: null, Input: null), cancellationToken) is null)
        {
            return Finding.Error(
                "too-costly",
                null,
                "校验这份流程定义超出了时间或内存的上限，未予保存；请检查其中的脚本。",
                "Validating this definition went beyond the limits of time or memory; it was not saved. Look at its scripts."
            );
        }

        if (_passed.Count >= MostRemembered)
            _passed.Clear();
        _passed[hash] = true;
        return null;
    }

    /// <summary>Plays a definition there to its end, or to where it waits. False when it took too much.</summary>
    public async Task<bool> PlayAsync(
        string json,
        IReadOnlyList<string> others,
        JsonObject? input,
        CancellationToken cancellationToken
    ) => await AskAsync(new TrialRequest(json, others, input), cancellationToken) is not null;

    public void Dispose()
    {
        _process?.Dispose();
        _turn.Dispose();
    }

    private async Task<string?> AskAsync(TrialRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var isNew = false; ; )
            {
                if (_process is not { IsAlive: true })
                {
                    _process = TrialProcess.Start();
                    isNew = true;
                }
                var answer = await _process.AskAsync(request, TrialLimits.Standard, cancellationToken);
                if (answer is null || _process.Memory > Grown)
                    Drop();
                // What was tried before may have left the process dying: only in a new one is it this one's fault.
                if (answer is not null || isNew)
                    return answer;
            }
        }
        catch
        {
            Drop();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
    }
}
