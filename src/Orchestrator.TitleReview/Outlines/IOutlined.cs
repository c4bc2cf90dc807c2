namespace Orchestrator.TitleReview.Outlines;

/// <summary>An activity that says, before anything runs, what it waits for, what it states and tells, and how it may end.</summary>
internal interface IOutlined
{
    /// <summary>Says it.</summary>
    void Outline(StepOutline step);
}
