using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.TitleReview.Tests.Privacy;

public class MaskingTests
{
    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("欧阳小明", "欧***")]
    [InlineData("张", "张")]
    [InlineData("", "")]
    public void A_name_keeps_its_first_character(string name, string masked) => Masking.Name(name).ShouldBe(masked);
}
