using Orchestrator.Storage.Applications;

namespace Orchestrator.Engine.Work;

/// <summary>What decides which dates of its cycle hold for an application.</summary>
/// <param name="Series">系列.</param>
/// <param name="Level">级别.</param>
/// <param name="Employer">Code of the 用人单位.</param>
internal sealed record ApplicationScope(string Series, string Level, string Employer)
{
    public static ApplicationScope Of(Submission submission) => new(submission.Series, submission.Level, submission.Employer);

    public static ApplicationScope Of(Application application) => new(application.Series, application.Level, application.Employer);
}
