using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Support;

internal sealed class DeadlineRow(string activityInstanceId, DeadlineRequest request)
{
    public string ActivityInstanceId { get; } = activityInstanceId;

    public DeadlineRequest Request { get; set; } = request;

    public DeadlineState State { get; set; }

    public Instant Due => Request.Due;

    public LocalDate DueDate => Request.DueDate;
}
