namespace Orchestrator.Storage;

/// <summary>EF Core and the drivers wrap what happened, in several layers.</summary>
public static class ExceptionChain
{
    /// <summary>The exception and those that caused it, the outermost first.</summary>
    public static IEnumerable<Exception> Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
