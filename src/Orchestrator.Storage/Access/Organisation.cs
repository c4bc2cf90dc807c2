namespace Orchestrator.Storage.Access;

/// <summary>单位: a committee, a department or an employer, as the title office keeps them. With the role its code is the key.</summary>
public sealed class Organisation
{
    /// <summary>The role that its people act in: <c>office</c> for a committee, <c>department</c>, <c>employer</c>.</summary>
    public required string Role { get; set; }

    /// <summary>As portals name it, e.g. a 统一社会信用代码 or a committee's code.</summary>
    public required string Code { get; set; }

    /// <summary>Name as people read it.</summary>
    public required string Name { get; set; }

    /// <summary>The jurisdiction that it belongs to, e.g. <c>天津市</c>; null: none in particular.</summary>
    public string? Jurisdiction { get; set; }

    /// <summary>Code of what is above it: an employer's department; null: none.</summary>
    public string? Superior { get; set; }

    /// <summary>False: it is offered to nobody any more.</summary>
    public bool Enabled { get; set; }
}
