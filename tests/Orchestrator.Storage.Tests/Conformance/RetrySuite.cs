using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Texts;
using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.Tests.Conformance;

public abstract class RetrySuite(IStorageUnderTest storage) : WorkStoreSuite(storage)
{
    [Fact]
    public async Task Of_two_that_lock_each_other_out_the_victim_is_run_again()
    {
        await WriteAsync(batch => batch.NewInstances.AddRange([NewInstance(1), NewInstance(2)]));
        var (firstHolds, secondHolds) = (new TaskCompletionSource(), new TaskCompletionSource());
        var tries = 0;

        async Task<bool> LockAsync(long own, long others, TaskCompletionSource holds, Task otherHolds)
        {
            Interlocked.Increment(ref tries);
            await using var transaction = await Store.BeginAsync(Cancel);
            await transaction.LockInstancesAsync([own], Cancel);
            holds.TrySetResult();
            await otherHolds;
            await transaction.LockInstancesAsync([others], Cancel);
            await transaction.CommitAsync(Cancel);
            return true;
        }

        var both = await Task.WhenAll(
            Store.RunAsync(() => LockAsync(1, 2, firstHolds, secondHolds.Task), Cancel),
            Store.RunAsync(() => LockAsync(2, 1, secondHolds, firstHolds.Task), Cancel)
        );

        (both, tries).ShouldSatisfyAllConditions(() => both.ShouldAllBe(done => done), () => tries.ShouldBe(3));
    }

    [Fact]
    public async Task What_does_not_pass_is_tried_once()
    {
        await WriteAsync(batch => batch.NewInstances.Add(NewInstance(1)));
        var tries = 0;

        await Should.ThrowAsync<DuplicateRowException>(() =>
            Store.RunAsync(
                () =>
                {
                    tries++;
                    return WriteAsync(batch => batch.NewInstances.Add(NewInstance(1)));
                },
                Cancel
            )
        );

        tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_exists_is_told_from_other_faults()
    {
        await SaveAsync(NewVersion(1, "tj"));

        var duplicate = await Should.ThrowAsync<DbUpdateException>(() => SaveAsync(NewVersion(2, "tj")));
        var tooLong = await Should.ThrowAsync<UnfitTextException>(() =>
            SaveAsync(NewVersion(3, new string('t', 5_000)))
        );

        (Store.IsDuplicate(duplicate), Store.IsTransient(duplicate), Store.IsRefusedValue(duplicate)).ShouldBe(
            (true, false, true)
        );
        (Store.IsDuplicate(tooLong), Store.IsTransient(tooLong)).ShouldBe((false, false));
    }

    private async Task SaveAsync(DefinitionVersion version)
    {
        await using var context = Store.CreateContext();
        context.DefinitionVersions.Add(version);
        await context.SaveChangesAsync(Cancel);
    }

    private static DefinitionVersion NewVersion(long id, string definition) =>
        new()
        {
            Id = id,
            DefinitionId = definition,
            Version = 1,
            Name = "天津",
            Json = "{}",
            Hash = "h",
            CreatedAt = Base,
            CreatedBy = "li",
        };
}
