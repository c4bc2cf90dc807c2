using NodaTime;

namespace Orchestrator.Storage.Applications;

/// <summary>The row that serialises the submissions of one person, whatever the cycle or portal.</summary>
public sealed class Applicant
{
    /// <summary>The key; see <see cref="Application.PersonKey"/>.</summary>
    public required string PersonKey { get; set; }

    /// <summary>When the first submission of this person was counted; UTC.</summary>
    public Instant FirstSeenAt { get; set; }
}
