using Hangfire;

namespace Orchestrator.Engine.Jobs;

/// <summary>What people call a job, on the dashboard and at the console.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JobTitleAttribute(string chinese, string english)
    : JobDisplayNameAttribute($"{chinese} {english}")
{
    public string Chinese => chinese;

    public string English => english;
}
