using Orchestrator.Cases.Moves;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Refusals;

/// <summary>Why the desk did not do something; nothing was changed.</summary>
/// <param name="Kind">What sort of no it is.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">What is wrong and what to do.</param>
/// <param name="English">The same in English.</param>
public sealed record DeskRefusal(RefusalKind Kind, string Code, string Chinese, string English)
{
    /// <summary>Ids of the clauses that forbid it.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Each fault of what was asked; at least one for <see cref="RefusalKind.Invalid"/>.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>For a move: the preview as it is now.</summary>
    public MovePreview? Preview { get; init; }

    /// <summary>For <see cref="RefusalKind.Busy"/>: seconds after which it is worth asking again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>What was asked has these faults.</summary>
    public static DeskRefusal Invalid(IReadOnlyList<FieldError> errors) =>
        new(
            RefusalKind.Invalid,
            "invalid-body",
            $"请求内容有 {errors.Count} 处错误：{errors[0].Message}",
            $"The body has {errors.Count} error(s): {errors[0].Path} {errors[0].MessageEn}"
        )
        {
            Errors = errors,
        };

    /// <summary>What was asked has one fault.</summary>
    public static DeskRefusal Invalid(string path, string chinese, string english) =>
        Invalid([new FieldError(path, chinese, english)]);

    /// <summary>There is no such thing.</summary>
    public static DeskRefusal Missing(string what, string whatEn) =>
        new(RefusalKind.Missing, "not-found", $"找不到{what}，请核对后重试。", $"There is no {whatEn}.");

    /// <summary>Something was there first.</summary>
    public static DeskRefusal Conflict(string code, string chinese, string english) =>
        new(RefusalKind.Conflict, code, chinese, english);

    /// <summary>This person may not.</summary>
    public static DeskRefusal Forbidden(string code, string chinese, string english) =>
        new(RefusalKind.Forbidden, code, chinese, english);

    /// <summary>A rule of the workflow forbids it.</summary>
    public static DeskRefusal Of(Refusal refusal) =>
        new(RefusalKind.Refused, refusal.Code, refusal.Chinese, refusal.English) { Clauses = refusal.Clauses };
}
