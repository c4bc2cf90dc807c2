using System.Text.Json;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Json;
using Orchestrator.Workflows.Tests.Support;

namespace Orchestrator.Workflows.Tests.Activities;

public class Descriptors
{
    /// <summary>Type, inputs, outputs, ports: what definitions already stored depend on.</summary>
    [Theory]
    [InlineData("Elsa.Break", "", "", "")]
    [InlineData(
        "Elsa.BulkDispatchWorkflows",
        "WorkflowDefinitionId Items DefaultItemInputKey CorrelationIdFunction Input WaitForCompletion",
        "",
        "Completed Canceled Done +ChildCompleted +ChildFaulted"
    )]
    [InlineData("Elsa.Complete", "Outcomes", "", "")]
    [InlineData("Elsa.Correlate", "CorrelationId", "", "Done")]
    [InlineData("Elsa.Cron", "CronExpression", "", "Done")]
    [InlineData("Elsa.Delay", "TimeSpan", "", "Done")]
    [InlineData(
        "Elsa.DispatchWorkflow",
        "WorkflowDefinitionId CorrelationId Input WaitForCompletion",
        "Result",
        "Done"
    )]
    [InlineData("Elsa.End", "", "", "")]
    [InlineData("Elsa.Event", "EventName", "Result", "Done")]
    [InlineData("Elsa.ExecuteWorkflow", "WorkflowDefinitionId CorrelationId Input WaitForCompletion", "Result", "Done")]
    [InlineData("Elsa.Fault", "Code Category FaultType Message", "", "Done")]
    [InlineData("Elsa.Finish", "", "", "")]
    [InlineData("Elsa.FlowDecision", "Condition", "", "True False")]
    [InlineData("Elsa.FlowFork", "Branches", "", "")]
    [InlineData("Elsa.FlowJoin", "Mode", "", "Done")]
    [InlineData("Elsa.FlowNode", "", "", "Done +Body")]
    [InlineData("Elsa.FlowSwitch", "Cases Mode", "", "Default")]
    [InlineData(
        "Elsa.FlowSendHttpRequest",
        "Url Method Content ContentType Authorization DisableAuthorizationHeaderValidation "
            + "ExpectedStatusCodes RequestHeaders EnableResiliency",
        "StatusCode ParsedContent ResponseHeaders Result",
        "Done|Unmatched status code|Failed to connect|Timeout"
    )]
    [InlineData("Elsa.Flowchart", "", "", "")]
    [InlineData("Elsa.For", "Start End Step OuterBoundInclusive", "CurrentValue", "Done +Body")]
    [InlineData("Elsa.ForEach", "Items", "CurrentValue", "Done +Body")]
    [InlineData("Elsa.Fork", "JoinMode", "", "Done")]
    [InlineData(
        "Elsa.HttpEndpoint",
        "Path SupportedMethods Authorize Policy RequestTimeout RequestSizeLimit FileSizeLimit "
            + "AllowedFileExtensions BlockedFileExtensions AllowedMimeTypes ExposeRequestTooLargeOutcome "
            + "ExposeFileTooLargeOutcome ExposeInvalidFileExtensionOutcome ExposeInvalidFileMimeTypeOutcome",
        "Result ParsedContent Files File RouteData QueryStringData Headers",
        "Done"
    )]
    [InlineData("Elsa.If", "Condition", "Result", "Done +Then +Else")]
    [InlineData("Elsa.NotFoundActivity", "", "", "Done")]
    [InlineData("Elsa.Parallel", "", "", "")]
    [InlineData("Elsa.ParallelForEach", "Items", "", "Done +Body")]
    [InlineData("Elsa.PublishEvent", "EventName CorrelationId IsLocalEvent Payload", "", "Done")]
    [InlineData("Elsa.RunJavaScript", "Script PossibleOutcomes", "Result", "Done")]
    [InlineData("Elsa.RunTask", "TaskName Payload", "TaskId Result", "Done")]
    [InlineData("Elsa.Sequence", "", "", "")]
    [InlineData("Elsa.SendEmail", "From To Cc Bcc Subject Attachments Body", "", "Done +Error")]
    [InlineData(
        "Elsa.SendHttpRequest",
        "Url Method Content ContentType Authorization DisableAuthorizationHeaderValidation "
            + "ExpectedStatusCodes RequestHeaders EnableResiliency",
        "StatusCode ParsedContent ResponseHeaders Result",
        "Done +UnmatchedStatusCode +FailedToConnect +Timeout"
    )]
    [InlineData("Elsa.SetName", "Value", "", "Done")]
    [InlineData("Elsa.SetOutput", "OutputName OutputValue", "", "Done")]
    [InlineData("Elsa.SetVariable", "Variable Value", "", "Done")]
    [InlineData("Elsa.Start", "", "", "Done")]
    [InlineData("Elsa.StartAt", "DateTime", "", "Done")]
    [InlineData("Elsa.Switch", "Cases Mode", "", "Done +Default")]
    [InlineData("Elsa.Timer", "Interval", "", "Done")]
    [InlineData("Elsa.While", "Condition", "", "Done +Body")]
    [InlineData("Elsa.WriteHttpResponse", "StatusCode Content ContentType ResponseHeaders", "", "Done")]
    [InlineData("Elsa.WriteLine", "Text", "", "Done")]
    public void Names_and_ports_stay(string type, string inputs, string outputs, string ports)
    {
        var descriptor = ActivityRegistry.BuiltIn.Find(type)!;
        string.Join(' ', descriptor.Inputs.Select(inputDescriptor => inputDescriptor.Name)).ShouldBe(inputs);
        string.Join(' ', descriptor.Outputs.Select(outputDescriptor => outputDescriptor.Name)).ShouldBe(outputs);
        string.Join(
                ports.Contains('|') ? '|' : ' ',
                descriptor.Ports.Select(portDescriptor =>
                    portDescriptor.Type == "Embedded" ? "+" + portDescriptor.Name : portDescriptor.Name
                )
            )
            .ShouldBe(ports);
    }

    [Fact]
    public void Every_activity_is_listed_above_and_has_words_for_the_palette()
    {
        var listed = typeof(Descriptors)
            .GetMethod(nameof(Names_and_ports_stay))!
            .GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data =>
                (string)
                    (
                        (IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)
                            data.ConstructorArguments[0].Value!
                    )[0].Value!
            );
        var described = ActivityRegistry.BuiltIn.Describe();
        described.Select(descriptor => descriptor.TypeName).ShouldBe(listed, ignoreOrder: true);
        described.ShouldAllBe(descriptor =>
            descriptor.DisplayName.Length > 0 && descriptor.Description!.Length > 0 && descriptor.Category.Length > 0
        );
    }

    [Fact]
    public void They_serialise_to_what_the_designer_reads()
    {
        var json = JsonSerializer.SerializeToNode(Instance.Registry.Find("Test.Review"), WorkflowJson.Options)!;
        (
            (string)json["typeName"]!,
            (string)json["namespace"]!,
            (string)json["name"]!,
            (string)json["displayName"]!,
            (string)json["kind"]!
        ).ShouldBe(("Test.Review", "Test", "Review", "审核", "Action"));
        json["ports"]!
            .ToJsonString(WorkflowJson.Options)
            .ShouldBe(
                "[{\"name\":\"Passed\",\"displayName\":\"通过\",\"type\":\"Flow\",\"isBrowsable\":true},"
                    + "{\"name\":\"Late\",\"displayName\":\"逾期\",\"type\":\"Flow\",\"isBrowsable\":true}]"
            );
        var days = json["inputs"]![0]!;
        (
            (string)days["name"]!,
            (string)days["typeName"]!,
            (string)days["uiHint"]!,
            (int)days["defaultValue"]!,
            (bool)days["isWrapped"]!
        ).ShouldBe(("Days", "Int32", "singleline", 3, true));
        var kind = json["inputs"]![1]!;
        (
            (string)kind["uiHint"]!,
            (bool)kind["isWrapped"]!,
            (string)kind["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]![0]!["value"]!
        ).ShouldBe(("dropdown", false, "Statutory"));
        ((string)json["inputs"]![2]!["uiHint"]!).ShouldBe("checklist");
        ((string)json["outputs"]![0]!["name"]!).ShouldBe("Posted");
    }

    [Fact]
    public void A_type_registered_twice_is_a_mistake() =>
        Should
            .Throw<ArgumentException>(() => Instance.Registry.With(typeof(Review)))
            .Message.ShouldContain("Test.Review");
}
