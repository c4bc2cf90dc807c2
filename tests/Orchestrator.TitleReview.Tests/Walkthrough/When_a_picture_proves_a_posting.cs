using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Walkthrough;

public class When_a_picture_proves_a_posting
{
    private const string Hash = "7b86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7";

    [Fact]
    public void A_file_name_alone_proves_nothing_and_the_digest_does()
    {
        var year = new TestYear().OpenWindow();
        var application = year.Submitted();
        year.Recommend(application);
        year.Send(
                application,
                ReviewEvents.PublicityPosted,
                """{"postedOn":"2024-10-08","evidence":[{"fileName":"a.jpg","contentType":"image/jpeg"}]}"""
            )
            .ShouldBeNull();
        year.MoveTo("2024-10-16 09:00");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);

        var refusal = year.Send(
            application,
            ReviewEvents.PublicityEvidenceAdded,
            """{"evidence":[{"fileName":"a.jpg","contentType":"image/jpeg"}]}"""
        )!;
        (refusal.Code, refusal.Chinese).ShouldBe(
            (
                "evidence-missing",
                "公示图片须先上传，或写明图片内容的 SHA-256；只有文件名的不能留痕，依据TJ24-4.2-e、TJ24-4.2-f、TJ24-5.2-a。"
            )
        );
        year.Send(
                application,
                ReviewEvents.PublicityEvidenceAdded,
                $$"""{"evidence":[{"fileName":"a.jpg","contentType":"image/jpeg","sha256":"{{Hash}}"}]}"""
            )
            .ShouldBeNull();
        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("zb86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7")]
    public void What_is_no_digest_is_refused(string digest)
    {
        var item = ReviewEvents.Find(EventLevel.Application, ReviewEvents.PublicityEvidenceAdded)!;
        var payload = item.ExamplePayload();
        payload["evidence"]![0]!["sha256"] = digest;

        item.Check(payload).ShouldHaveSingleItem().Chinese.ShouldContain("SHA-256");
    }
}
