using System.Reflection;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Tests.Activities;

public class ActivityTests
{
    public static TheoryData<string> Types =>
        [
            .. typeof(ReviewActivity)
                .Assembly.GetTypes()
                .Select(type => type.GetCustomAttribute<ActivityAttribute>()?.Type)
                .OfType<string>()
                .Order(),
        ];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_activity_describes_itself_in_chinese(string type)
    {
        var descriptor = Definitions.Registry.Find(type).ShouldNotBeNull();

        type.ShouldStartWith("TitleReview.");
        descriptor.Category.ShouldBe("职称评审");
        IsChinese(descriptor.DisplayName).ShouldBeTrue(descriptor.DisplayName);
        IsChinese(descriptor.Description ?? "").ShouldBeTrue();
        descriptor.Inputs.ShouldContain(input => input.Name == "Clauses");
        descriptor.Inputs.ShouldAllBe(input => IsChinese(input.DisplayName));
        descriptor
            .Ports.Where(port => port.Name != "Done")
            .ShouldAllBe(port => port.Name.All(char.IsAsciiLetter) && IsChinese(port.DisplayName));
    }

    [Fact]
    public void An_applications_outcome_is_named_alike_where_it_is_chosen_and_where_it_is_read()
    {
        var options = typeof(CloseApplication)
            .GetProperty(nameof(CloseApplication.FinalStage))!
            .GetCustomAttribute<InputAttribute>()!
            .Options.ShouldNotBeNull();

        options.ShouldAllBe(option => option == option.Split('=')[0] + "=" + Stages.Chinese(option.Split('=')[0]));
    }

    private static bool IsChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');
}
