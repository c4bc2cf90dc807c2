using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.TitleReview.Tests.Privacy;

public class MaskingTests
{
    [Theory]
    [InlineData("110101199001011234", "1101**********1234")]
    [InlineData("E12345", "*****5")]
    [InlineData("", "")]
    public void An_identity_number_shows_its_ends_alone(string number, string masked) => Masking.IdNumber(number).ShouldBe(masked);

    [Fact]
    public void A_telephone_number_hides_its_middle() => Masking.Phone("13812341234").ShouldBe("138****1234");

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("欧阳小明", "欧***")]
    public void A_name_keeps_its_first_character(string name, string masked) => Masking.Name(name).ShouldBe(masked);
}
