namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Writes a line to the run's lines.</summary>
[Activity("Elsa.WriteLine", "Console", DisplayName = "写一行", Description = "向运行记录写一行文字。")]
public sealed class WriteLine : Activity
{
    /// <summary>The line; null writes none.</summary>
    [Input(DisplayName = "文字")]
    public Input<string>? Text { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (context.Get(Text) is { } text)
            context.WriteLine(text);
    }
}
