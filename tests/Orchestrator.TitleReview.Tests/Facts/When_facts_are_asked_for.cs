using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Facts;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.TitleReview.Tests.Facts;

/// <summary>What a definition's rules look at, as a form: nobody has to know <c>facts.continuingEducation</c>.</summary>
public partial class When_facts_are_asked_for
{
    public static TheoryData<string> All => [.. ApplicationDefinitions.Ids];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_fact_of_every_definition_is_named_in_both_languages(string definition)
    {
        foreach (var (path, field) in Flat(FactFields.Of(ApplicationDefinitions.Find(definition)), ""))
        {
            Chinese().IsMatch(field.Field.Title).ShouldBeTrue(path);
            field.Field.TitleEn.ShouldNotBe(field.Field.Name, path);
            Chinese().IsMatch(field.Field.TitleEn).ShouldBeFalse(path);
            (field.Field.Description is null).ShouldBe(field.Field.DescriptionEn is null, path);
            field.Field.IsRequired.ShouldBeFalse(path);
            field.Offered.ShouldBeUnique();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_two_facts_of_a_form_have_the_same_name(string definition)
    {
        foreach (var form in Forms(FactFields.Of(ApplicationDefinitions.Find(definition))))
        {
            form.Select(field => field.Field.Title).ShouldBeUnique();
            form.Select(field => field.Field.TitleEn).ShouldBeUnique();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_fields_of_a_record_are_the_same_with_and_without_what_is_offered(string definition)
    {
        foreach (var (path, field) in Flat(FactFields.Of(ApplicationDefinitions.Find(definition)), ""))
        {
            field.Field.Fields.ShouldBe(field.Fields.Select(inner => inner.Field));
            (field.Field.Kind == FieldKind.Record).ShouldBe(field.Fields.Count > 0, path);
        }
    }

    [Fact]
    public void Tianjin_asks_for_these_in_this_order() =>
        FactFields
            .Of(Definitions.TianjinApplication)
            .Select(Line)
            .ShouldBe([
                "status: Text 身份类型 / Status",
                "sanctions: Record[] 处分 / Sanctions",
                "track: Text 人才类别 / Kind of talent",
                "employerKind: Text 单位性质 / Kind of employer",
                "withinPostRatio: Boolean 是否在岗位结构比例内 / Within the post ratio",
                "committeeApproved: Boolean 评委会是否经核准备案 / Committee approved and filed",
                "noLocalCommittee: Boolean 本地是否未设置评委会 / No local committee",
                "entrustedInbound: Boolean 是否委托本地评审 / Entrusted to this place for review",
                "filing: Text 备案情况 / Filing",
                "examRequired: Boolean 是否须参加国家统一考试 / National exam required",
                "exam: Record 国家统一考试 / National exam",
                "priorTitleIssuer: Text 原职称颁发机关 / Issuer of the earlier title",
                "agreementMonths: Number 柔性引进协议期限（月） / Months of the flexible agreement",
                "daysInCityPerYear: Number 每年在本市工作天数 / Days of work in the city each year",
                "continuingEducation: Text 继续教育 / Continuing education",
                "falseCommitment: Boolean 继续教育承诺是否不实 / False continuing-education commitment",
                "intakeChannel: Text 申报渠道 / Channel of application",
                "socialInsuranceMatches: Boolean 社保登记是否与申报情况一致 / Social insurance matches the application",
            ]);

    [Fact]
    public void Records_have_their_own_fields()
    {
        Field("tianjin-2024-application", "sanctions")
            .Fields.Select(Line)
            .ShouldBe(["from: Date 起始日 / From", "impactEnd: Date 影响期届满日 / End of the impact period"]);
        Field("tianjin-2024-application", "exam")
            .Fields.Select(Line)
            .ShouldBe(["passed: Boolean 是否通过 / Passed", "validUntil: Date 成绩有效期至 / Result valid until"]);
    }

    [Fact]
    public void What_the_rules_compare_with_is_offered_as_it_first_appears()
    {
        Field("tianjin-2024-application", "status")
            .Offered.ShouldBe([
                "在职",
                "新就业形态",
                "自由职业",
                "港澳台",
                "外籍",
                "在站博士后",
                "柔性引进",
                "公务员",
                "参公",
                "离休",
                "退休",
            ]);
        Field("tianjin-2024-application", "continuingEducation").Offered.ShouldBe(["完成", "当年承诺"]);
        Field("liuzhou-2024-application", "sanctions")
            .Fields[0]
            .Offered.ShouldBe(["记过", "降低岗位等级", "撤职", "开除", "留用察看"]);
    }

    [Fact]
    public void What_only_reviewers_look_at_is_marked()
    {
        FactFields
            .Of(Definitions.TianjinApplication)
            .Where(field => !field.AtSubmission)
            .Select(field => field.Field.Name)
            .ShouldBe(["falseCommitment"]);
    }

    [Theory]
    [InlineData("liuzhou-2024-application", "pensionMonths", "Text[]")]
    [InlineData("tianjin-quality-2023-application", "nominees", "Number")]
    [InlineData("tianjin-quality-2023-application", "vacancies", "Number")]
    [InlineData("yuncheng-2024-application", "requiredTenureYears", "Number")]
    [InlineData("yuncheng-2024-application", "titleSince", "Date")]
    [InlineData("yuncheng-2024-application", "titles", "Record[]")]
    [InlineData("yuncheng-2024-application", "postChangedOn", "Date")]
    [InlineData("yuncheng-2024-application", "workSpecialty", "Text")]
    [InlineData("xianning-2024-application", "testExemption", "Text")]
    public void Kinds_come_from_what_a_fact_is_compared_with(string definition, string fact, string kind) =>
        KindOf(Field(definition, fact)).ShouldBe(kind);

    [Fact]
    public void Assessments_are_years_with_grades_those_that_do_not_count_among_them()
    {
        var assessments = Field("yuncheng-2024-application", "assessments");

        assessments.Fields.Select(KindOf).ShouldBe(["Number", "Text"]);
        assessments.Fields[1].Offered.ShouldBe(["合格", "优秀", "基本合格", "不合格", "不确定等次"]);
    }

    [Fact]
    public void Names_of_documents_and_ways_are_offered_too()
    {
        FactFields
            .Offered(Definitions.TianjinApplication, "documents")
            .ShouldBe(["职业资格证书", "聘任证明", "委托备案材料", "企业推荐决定", "继续教育承诺", "诚信承诺"]);
        FactFields.Offered(Definitions.TianjinApplication, "route").ShouldBe(["职业资格对应", "企业人才直接申报"]);
    }

    [Fact]
    public void A_schedule_asks_for_nothing()
    {
        FactFields.Of(Definitions.Tianjin).ShouldBeEmpty();
        FactFields.Offered(Definitions.Tianjin, "documents").ShouldBeEmpty();
    }

    [Fact]
    public void The_rules_of_every_type_of_step_are_looked_at()
    {
        var types = typeof(FactFields)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Activity)))
            .Select(type => (type, rules: Array.Find(type.GetProperties(), IsRules)))
            .Where(found => found.rules is not null)
            .ToList();

        types.Count.ShouldBeGreaterThan(6);
        foreach (var (type, property) in types)
        {
            var (step, rules) = (
                (Activity)Activator.CreateInstance(type)!,
                new Input<GateRules>(new Expression("Object", null))
            );
            property!.SetValue(step, rules);
            FactFields.RulesOf(step).ShouldBeSameAs(rules, type.Name);
        }

        static bool IsRules(System.Reflection.PropertyInfo property) =>
            property.PropertyType == typeof(Input<GateRules>);
    }

    private static FactField Field(string definition, string fact) =>
        FactFields.Of(ApplicationDefinitions.Find(definition)).Single(field => field.Field.Name == fact);

    private static string Line(FactField field) =>
        $"{field.Field.Name}: {KindOf(field)} {field.Field.Title} / {field.Field.TitleEn}";

    private static string KindOf(FactField field) => field.Field.Kind + (field.Field.IsList ? "[]" : "");

    private static IEnumerable<(string Path, FactField Field)> Flat(IReadOnlyList<FactField> fields, string path) =>
        fields.SelectMany(field =>
            Flat(field.Fields, $"{path}{field.Field.Name}.").Prepend((path + field.Field.Name, field))
        );

    private static IEnumerable<IReadOnlyList<FactField>> Forms(IReadOnlyList<FactField> fields) =>
        [fields, .. fields.SelectMany(field => Forms(field.Fields))];

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
