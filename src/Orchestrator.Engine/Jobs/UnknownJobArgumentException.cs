namespace Orchestrator.Engine.Jobs;

/// <summary>A job was given an argument that means nothing here. It fails, stays, and waits for a person.</summary>
public sealed class UnknownJobArgumentException : Exception
{
    /// <summary>Without a reason.</summary>
    public UnknownJobArgumentException() { }

    /// <summary>With what is wrong.</summary>
    public UnknownJobArgumentException(string message)
        : base(message) { }

    /// <summary>With what is wrong and its cause.</summary>
    public UnknownJobArgumentException(string message, Exception innerException)
        : base(message, innerException) { }
}
