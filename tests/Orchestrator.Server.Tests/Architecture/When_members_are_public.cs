using System.Reflection;

namespace Orchestrator.Server.Tests.Architecture;

public class When_members_are_public
{
    // NodaTime documents 92 % (STYLE.md).
    private const double Floor = 0.90;

    private const int Shown = 20;

    [Theory]
    [InlineData("Orchestrator.Calendars")]
    [InlineData("Orchestrator.Workflows")]
    [InlineData("Orchestrator.TitleReview")]
    [InlineData("Orchestrator.Storage")]
    [InlineData("Orchestrator.Storage.PostgreSql")]
    [InlineData("Orchestrator.Storage.SqlServer")]
    [InlineData("Orchestrator.Engine")]
    [InlineData("Orchestrator.Cases")]
    [InlineData("Orchestrator.Desk")]
    [InlineData("Orchestrator.Server")]
    public void Nine_of_ten_say_what_they_are(string project)
    {
        var members = PublicMembers.Of(Assembly.Load(project));
        var share = 1 - (double)members.Undocumented.Count / members.Count;
        share.ShouldBeGreaterThanOrEqualTo(Floor, string.Join(Environment.NewLine, members.Undocumented.Take(Shown)));
    }

    [Fact]
    public void Every_kind_of_member_is_found_by_its_documentation_id()
    {
        const string Type = "Orchestrator.Server.Tests.Architecture.When_members_are_public.Sample";
        PublicMembers
            .IdsOf(typeof(Sample<>))
            .ShouldBe(
                [
                    $"T:{Type}`1",
                    $"M:{Type}`1.#ctor(`0)",
                    $"F:{Type}`1.Field",
                    $"P:{Type}`1.Item(System.Int32)",
                    $"M:{Type}`1.Find``1(System.Collections.Generic.IReadOnlyDictionary{{`0,``0[]}},System.Nullable{{System.Int32}}@)",
                    $"M:{Type}`1.op_Explicit({Type}{{`0}})~System.String",
                ],
                ignoreOrder: true
            );
    }

    private sealed class Sample<T>(T field)
        where T : notnull
    {
        public readonly T Field = field;

        public T? this[int index] => index == 0 ? Field : default;

        public static explicit operator string(Sample<T> sample) => sample.ToString();

        public bool Find<TOther>(IReadOnlyDictionary<T, TOther[]> among, out int? length)
        {
            length = among.GetValueOrDefault(Field)?.Length;
            return length is not null;
        }

        // Not counted: what it overrides says it.
        public override string ToString() => Field.ToString() ?? "";
    }
}
