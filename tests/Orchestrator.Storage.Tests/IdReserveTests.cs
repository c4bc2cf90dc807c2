using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.Tests;

public sealed class IdReserveTests
{
    private int _blocks;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ids_of_one_call_follow_one_another_and_a_block_is_asked_for_only_when_needed()
    {
        using var ids = new IdReserve(NextBlock);

        (await ids.TakeAsync(IdBlock.Size - 1, Cancel)).ShouldBe(1);
        (await ids.TakeAsync(1, Cancel)).ShouldBe(IdBlock.Size);
        _blocks.ShouldBe(1);
        (await ids.TakeAsync(2, Cancel)).ShouldBe(IdBlock.Size + 1);
        _blocks.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_the_rest_of_a_block_cannot_serve_gets_a_new_one_whole()
    {
        using var ids = new IdReserve(NextBlock);

        await ids.TakeAsync(IdBlock.Size - 1, Cancel);

        (await ids.TakeAsync(2, Cancel)).ShouldBe(IdBlock.Size + 1);
    }

    [Fact]
    public async Task More_than_a_block_or_nothing_is_refused()
    {
        using var ids = new IdReserve(NextBlock);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await ids.TakeAsync(IdBlock.Size + 1, Cancel));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await ids.TakeAsync(0, Cancel));
    }

    private Task<long> NextBlock(CancellationToken cancellationToken) =>
        Task.FromResult((_blocks++ * (long)IdBlock.Size) + 1);
}
