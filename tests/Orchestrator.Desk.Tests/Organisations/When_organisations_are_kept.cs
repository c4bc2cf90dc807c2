using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Organisations;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Organisations;

public sealed class When_organisations_are_kept(Postgres postgres)
{
    private static readonly Operator OfTianjin = new("tj", [new Grant(Roles.TitleOffice, "天津市")]);

    [Fact]
    public async Task One_is_registered_and_changed_each_with_its_line()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var register = desk.Get<OrganisationRegister>();
        await AddAsync(register, Entry(Roles.Department, "D001", "市教育局"));
        var employer = Entry(Roles.Employer, "U001", "第一中学") with { Superior = "D001" };
        (await AddAsync(register, employer)).SuperiorName.ShouldBe("市教育局");
        var changed = await register.ChangeAsync(
            employer with
            {
                Name = "第一中学校",
                Enabled = false,
            },
            DeskHost.Li,
            default
        );

        changed.TryGet(out var view, out _).ShouldBeTrue();
        (view!.Name, view.Enabled).ShouldBe(("第一中学校", false));
        var lines = await desk.LinesAsync();
        lines
            .Select(line => (line.Account, line.Action, line.Subject))
            .ShouldBe([
                ("zhang", "organisation.added", "D001"),
                ("zhang", "organisation.added", "U001"),
                ("li", "organisation.changed", "U001"),
            ]);
        lines[2].Data.ShouldContain("第一中学校");
        (await register.AddAsync(employer, DeskHost.Zhang, default)).Refusal!.Code.ShouldBe("organisation-taken");
        (await register.ChangeAsync(employer with { Code = "U009" }, DeskHost.Zhang, default)).Refusal!.Kind.ShouldBe(
            RefusalKind.Missing
        );
    }

    [Fact]
    public async Task What_is_not_logged_is_not_done()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.RefuseLinesAsync("organisation.added");
        await Should.ThrowAsync<Exception>(() =>
            desk.Get<OrganisationRegister>().AddAsync(Entry(Roles.Office, "C001", "一评委"), DeskHost.Zhang, default)
        );

        (await CodesAsync(desk, DeskHost.Zhang)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("expert", "C1", "名", "天津市", null, "$.role")]
    [InlineData("office", "", "名", "天津市", null, "$.code")]
    [InlineData("office", "C 1", "名", "天津市", null, "$.code")]
    [InlineData("office", "11010519491231002X", "名", "天津市", null, "$.code")]
    [InlineData("office", "C1", " ", "天津市", null, "$.name")]
    [InlineData("office", "C1", "某 110105 19491231 002X", "天津市", null, "$.name")]
    [InlineData("office", "C1", "坏\u0000字", "天津市", null, "$.name")]
    [InlineData("office", "C1", "名", "很长很长很长很长很长很长很长很长市", null, "$.jurisdiction")]
    [InlineData("office", "C1", "名", "天津市", "D1", "$.superior")]
    [InlineData("department", "D1", "名", "天津市", "D2", "$.superior")]
    [InlineData("employer", "U1", "名", "天津市", "D-NONE", "$.superior")]
    [InlineData("employer", "U1", "名", "天津市", "C-ONE", "$.superior")]
    public async Task What_is_wrong_is_told_by_its_field(
        string role,
        string code,
        string name,
        string jurisdiction,
        string? superior,
        string path
    )
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var register = desk.Get<OrganisationRegister>();
        await AddAsync(register, Entry(Roles.Office, "C-ONE", "一评委"));
        var entry = Entry(role, code, name) with { Jurisdiction = jurisdiction, Superior = superior };

        (await register.AddAsync(entry, DeskHost.Zhang, default))
            .Refusal.ShouldNotBeNull()
            .Errors.Select(error => error.Path)
            .ShouldBe([path]);
    }

    [Fact]
    public async Task They_are_found_by_role_and_by_part_of_code_or_name_in_pages_of_fifty()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var register = desk.Get<OrganisationRegister>();
        await AddAsync(register, Entry(Roles.Office, "C001", "工程评委会"));
        await using (var context = desk.Context())
        {
            context.Organisations.AddRange(
                Enumerable
                    .Range(1, 60)
                    .Select(number => Entry(Roles.Employer, $"U{number:000}", $"第{number}%_厂").ToRow())
            );
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var second = await register.ListAsync(new OrganisationQuery(Roles.Employer, null), 2, DeskHost.Zhang, default);
        (second.Total, second.Items.Count, second.Items[0].Code).ShouldBe((60, 10, "U051"));
        (await CodesAsync(desk, DeskHost.Zhang, search: "U01")).Count.ShouldBe(10);
        (await CodesAsync(desk, DeskHost.Zhang, search: "工程")).ShouldBe(["C001"]);
        (await CodesAsync(desk, DeskHost.Zhang, search: "第7%_")).ShouldBe(["U007"]);
        (await CodesAsync(desk, DeskHost.Zhang, Roles.Department)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_jurisdiction_keeps_its_own_alone()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var register = desk.Get<OrganisationRegister>();
        await AddAsync(register, Entry(Roles.Employer, "U-TJ", "津厂"));
        var far = Entry(Roles.Employer, "U-LZ", "柳厂") with { Jurisdiction = "柳州市" };
        await AddAsync(register, far);
        var none = Entry(Roles.Employer, "U-NONE", "央企") with { Jurisdiction = null };
        await AddAsync(register, none);

        (await CodesAsync(desk, OfTianjin)).ShouldBe(["U-TJ"]);
        foreach (var hidden in new[] { far, none })
        {
            (await register.ChangeAsync(hidden, OfTianjin, default)).Refusal!.Kind.ShouldBe(RefusalKind.Missing);
            var moved = hidden with { Code = "U-NEW" };
            (await register.AddAsync(moved, OfTianjin, default))
                .Refusal!.Errors.Single()
                .Path.ShouldBe("$.jurisdiction");
        }

        var away = Entry(Roles.Employer, "U-TJ", "津厂") with { Jurisdiction = "柳州市" };
        (await register.ChangeAsync(away, OfTianjin, default)).Refusal!.Errors.Single().Path.ShouldBe("$.jurisdiction");
        // Another role that reaches everywhere keeps nothing, and a role for one cycle neither.
        var office = new Operator("o", [new Grant(Roles.Office), new Grant(Roles.TitleOffice, "天津市")]);
        (await CodesAsync(desk, office)).ShouldBe(["U-TJ"]);
        (await CodesAsync(desk, new Operator("c", [new Grant(Roles.TitleOffice, Cycle: 1)]))).ShouldBeEmpty();
    }

    private static OrganisationEntry Entry(string role, string code, string name) =>
        new()
        {
            Role = role,
            Code = code,
            Name = name,
            Jurisdiction = "天津市",
        };

    private static async Task<OrganisationView> AddAsync(OrganisationRegister register, OrganisationEntry entry)
    {
        var added = await register.AddAsync(entry, DeskHost.Zhang, TestContext.Current.CancellationToken);
        added.Refusal?.English.ShouldBeNull();
        added.TryGet(out var view, out _).ShouldBeTrue();
        return view!;
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(
        DeskHost desk,
        Operator who,
        string? role = null,
        string? search = null
    ) =>
        [
            .. (
                await desk.Get<OrganisationRegister>()
                    .ListAsync(new OrganisationQuery(role, search), 1, who, TestContext.Current.CancellationToken)
            ).Items.Select(one => one.Code),
        ];
}
