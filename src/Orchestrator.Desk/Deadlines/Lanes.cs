using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Desk.Deadlines;

/// <summary>Which row of the time line a step belongs to: by the folder its activity lives in, else by who acts.</summary>
public static class Lanes
{
    private static readonly Dictionary<string, Lane> ByFolder = new()
    {
        ["Plans"] = Lane.Plan,
        ["Windows"] = Lane.Apply,
        ["Applications"] = Lane.Apply,
        ["Publicity"] = Lane.Publicity,
        ["Exams"] = Lane.Review,
        ["Draws"] = Lane.Review,
        ["Meetings"] = Lane.Review,
        ["Results"] = Lane.Result,
        ["Certificates"] = Lane.Result,
    };

    /// <summary>The row of an activity; null, or one of no title-review folder, goes by who acts.</summary>
    public static Lane Of(Activity? activity, string? role)
    {
        var type = activity?.GetType();
        if (type is not null && type.Name.Contains("Publicity", StringComparison.Ordinal))
            return Lane.Publicity;
        var folder = type?.Namespace?.Split('.')[^1] ?? "";
        return ByFolder.TryGetValue(folder, out var lane) ? lane : ByRole(role);
    }

    /// <summary>The row of whoever acts; what nobody in particular does belongs to the review.</summary>
    public static Lane ByRole(string? role) =>
        role switch
        {
            Roles.Applicant or Roles.Employer or Roles.Department => Lane.Apply,
            Roles.TradeDepartment => Lane.Plan,
            Roles.TitleOffice => Lane.Result,
            _ => Lane.Review,
        };
}
