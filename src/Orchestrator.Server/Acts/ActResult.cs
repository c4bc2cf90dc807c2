using Orchestrator.Server.Applications;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Acts;

/// <summary>What became of an act: an answer or a problem.</summary>
/// <param name="Status">HTTP status of the stored answer.</param>
/// <param name="Replayed">True: the stored answer of an earlier arrival.</param>
/// <param name="Answer">Set when it was accepted.</param>
/// <param name="Problem">Set when it was not.</param>
internal sealed record ActResult(int Status, bool Replayed, ActAnswer? Answer, ProblemAnswer? Problem);
