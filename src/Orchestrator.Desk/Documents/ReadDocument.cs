namespace Orchestrator.Desk.Documents;

/// <summary>
/// Reads the text of a document as <see cref="DocumentReader"/> does. The host may do it where a document that is made to harm
/// its reader harms nobody else.
/// </summary>
/// <param name="document">The document, from where it stands; of any length.</param>
/// <param name="cancellationToken">Cancels.</param>
public delegate Task<DocumentText> ReadDocument(Stream document, CancellationToken cancellationToken);
