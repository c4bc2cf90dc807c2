using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Refusals;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Reviews;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.Server.Portals;

/// <summary>专家库: a committee's experts, replaced as a whole.</summary>
internal static class ExpertEndpoints
{
    private const int MostExperts = 10_000;

    /// <summary>Maps the import, for portals that may send <see cref="PortalDeeds.ExpertImport"/>.</summary>
    public static void MapExperts(this RouteGroupBuilder api) =>
        api.MapPost("/experts", ImportAsync)
            .WithName("importExperts")
            .WithTags("专家库 experts")
            .RequireAuthorization(Permission.Portal)
            .WithSummary(
                "导入评委会专家库（整体替换，可重复）/ import a committee's expert pool as a whole; repeating it changes nothing"
            )
            .Accepts<ExpertImport>("application/json");

    private static async Task<Results<Ok<ExpertImportAnswer>, ProblemAnswer>> ImportAsync(
        HttpContext http,
        IDbContextFactory<OrchestratorDbContext> contexts,
        IWorkStore store,
        CancellationToken cancellationToken
    )
    {
        var call = PortalCall.Of(http);
        if (!call.Permissions.MaySend(PortalDeeds.ExpertImport))
            return PortalProblems.EventNotPermitted(PortalDeeds.ExpertImport);
        var (body, problem) = Read(call.Body);
        if (body is null)
            return problem!;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context
            .Experts.Where(expert => expert.Committee == body.Committee)
            .ToDictionaryAsync(expert => expert.Code, cancellationToken);
        var codes = body.Experts.Select(expert => Code(body, expert)).ToHashSet();
        foreach (var gone in known.Values.Where(expert => !codes.Contains(expert.Code)))
            gone.Enabled = false;
        var first = await store.ReserveIdsAsync(Math.Max(1, codes.Count), cancellationToken);
        foreach (var expert in body.Experts)
        {
            if (!known.TryGetValue(Code(body, expert), out var row))
                context.Experts.Add(row = Row(body, expert, first++));
            Fill(row, expert);
        }

        await context.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(
            new ExpertImportAnswer
            {
                Committee = body.Committee,
                Experts = body.Experts.Count,
                Version = VersionOf(body),
            }
        );
    }

    private static (ExpertImport? Body, ProblemAnswer? Problem) Read(byte[] bytes)
    {
        try
        {
            var body = JsonSerializer.Deserialize<ExpertImport>(bytes, JsonFormat.Options);
            if (body is null)
                return (null, ProblemAnswer.Invalid("$", "应为一个 JSON 对象。", "must be a JSON object."));
            return Check(body) is { Count: > 0 } errors ? (null, ProblemAnswer.Invalid(errors)) : (body, null);
        }
        catch (JsonException exception)
        {
            return (
                null,
                ProblemAnswer.Invalid(exception.Path ?? "$", "不是要求的 JSON。", "is not the JSON that is expected.")
            );
        }
    }

    private static List<FieldError> Check(ExpertImport body)
    {
        var errors = new List<FieldError>();
        if (body.Experts.Any(expert => expert is null))
            return [new("$.experts", "列表中有空项。", "has an item that is null.")];
        if (body.Committee.Length is 0 or > 64)
        {
            errors.Add(
                new("$.committee", "评委会代码为 1 至 64 个字符。", "a committee's code has 1 to 64 characters.")
            );
        }
        if (body.Experts.Count > MostExperts)
            errors.Add(new("$.experts", $"一次最多 {MostExperts} 名专家。", $"at most {MostExperts} experts at once."));
        for (var index = 0; index < Math.Min(body.Experts.Count, MostExperts); index++)
        {
            var expert = body.Experts[index];
            foreach (
                var (name, value, most) in new[]
                {
                    ("id", expert.Id, 60),
                    ("name", expert.Name, 100),
                    ("unit", expert.Unit, 64),
                    ("series", expert.Series, 64),
                    ("level", expert.Level, 32),
                }
            )
            {
                if (string.IsNullOrWhiteSpace(value) || value.Length > most)
                {
                    errors.Add(
                        new(
                            $"$.experts[{index}].{name}",
                            $"应为 1 至 {most} 个字符。",
                            $"must have 1 to {most} characters."
                        )
                    );
                }
            }
            foreach (
                var (name, _) in new[] { ("id", expert.Id), ("name", expert.Name) }
                    .Concat(expert.Kin.Select((person, at) => ($"kin[{at}]", person)))
                    .Concat(expert.CoAuthors.Select((person, at) => ($"coAuthors[{at}]", person)))
                    .Where(named => IdentityNumber.IsIn(named.Item2))
            )
            {
                errors.Add(IdentityNumbers.At($"$.experts[{index}].{name}"));
            }
        }

        // The code decides: E01 and C001-E01 of the committee C001 are one expert.
        errors.AddRange(
            body.Experts.GroupBy(expert => Code(body, expert), StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => new FieldError(
                    "$.experts",
                    $"专家代码 {group.Key} 重复。",
                    $"the expert id {group.Key} occurs twice."
                ))
        );
        return errors;
    }

    private static string Code(ExpertImport body, ImportedExpert expert) =>
        expert.Id.StartsWith(body.Committee + "-", StringComparison.Ordinal)
            ? expert.Id
            : $"{body.Committee}-{expert.Id}";

    private static Expert Row(ExpertImport body, ImportedExpert expert, long id) =>
        new()
        {
            Id = id,
            Code = Code(body, expert),
            Name = expert.Name,
            Employer = expert.Unit,
            Committee = body.Committee,
            Series = expert.Series,
            Level = expert.Level,
            Data = "{}",
        };

    private static void Fill(Expert row, ImportedExpert expert)
    {
        (row.Name, row.Employer, row.Series, row.Level, row.HighlySkilled, row.Enabled) = (
            expert.Name,
            expert.Unit,
            expert.Series,
            expert.Level,
            expert.IsSkilled,
            true
        );
        row.Specialty = expert.Specialties is [var only] ? only : null;
        // The draw reads its terms from here, in the form of the review's own expert.
        row.Data = JsonSerializer.Serialize(
            new PoolExpert(row.Code, expert.Unit)
            {
                IsSkilled = expert.IsSkilled,
                IsNonPublic = expert.IsNonPublic,
                Specialties = expert.Specialties,
                TermEnds = expert.TermEnds,
                Kin = expert.Kin,
                CoAuthors = expert.CoAuthors,
            },
            TitleReview.ReviewJson.Options
        );
    }

    private static string VersionOf(ExpertImport body) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    body.Experts.OrderBy(expert => expert.Id, StringComparer.Ordinal),
                    JsonFormat.Options
                )
            )
        )[..16];
}
