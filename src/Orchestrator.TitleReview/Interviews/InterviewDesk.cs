using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Interviews;

/// <summary>Notes at the meeting who came to the interview; whoever did not without a good reason is not voted on.</summary>
internal static class InterviewDesk
{
    /// <summary>What the journal and the applicant read.</summary>
    public const string AbsentReason = "无正当理由不参加面试答辩，视为评审不通过";

    /// <summary>Notes one.</summary>
    public static void Record(ActivityContext context, InterviewRecorded interview)
    {
        var book = InterviewBook.Read(context);
        var application = interview.Application;
        if (!book.Called.Contains(application))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-called",
                    $"申报{application}没有被通知参加答辩",
                    $"Application {application} was not told to come to an interview"
                )
            );
            return;
        }

        if (book.IsHeard(application))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "interview-recorded",
                    $"申报{application}的答辩情况已登记",
                    $"The interview of application {application} is recorded already"
                )
            );
            return;
        }

        var noted =
            interview.Attended ? book with { Attended = [.. book.Attended, application] }
            : string.IsNullOrWhiteSpace(interview.Excuse) ? book with { Absent = [.. book.Absent, application] }
            : book with { Excused = [.. book.Excused, application] };
        noted.Keep(context);
        context.Journal(
            "InterviewRecorded",
            interview.Attended ? $"申报{application}已参加答辩"
                : string.IsNullOrWhiteSpace(interview.Excuse) ? $"申报{application}{AbsentReason}"
                : $"申报{application}未参加答辩：{interview.Excuse}"
        );
    }

    /// <summary>Why an application may not be voted on for its interview; null when it may.</summary>
    public static Refusal? Refuse(InterviewBook book, long application) =>
        book.IsOpen(application)
            ? Refusals.NotYet(
                $"申报{application}的答辩情况尚未登记，登记后方可表决",
                $"Record the interview of application {application} before the vote (\"interview.recorded\")",
                []
            )
        : book.Absent.Contains(application)
            ? Refusals.NotAllowed(
                "interview-absent",
                $"申报{application}{AbsentReason}，不再表决",
                $"Application {application} did not come to the interview without a good reason: not passed, without a vote"
            )
        : null;

    /// <summary>Tells those who did not come that they have not passed.</summary>
    public static void TellAbsent(ActivityContext context, InterviewBook book, int present)
    {
        if (book.Absent.Count == 0)
            return;
        var payload = new JsonObject
        {
            ["passed"] = false,
            ["yes"] = 0,
            ["present"] = present,
            ["reason"] = AbsentReason,
        };
        context.Send(
            new StimulusToSome([.. book.Absent.Order()], new Stimulus(Events.ReviewEvents.ReviewDecided, payload))
        );
    }
}
