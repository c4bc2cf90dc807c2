namespace Orchestrator.Desk.Documents;

/// <summary>What a document's first bytes show.</summary>
internal enum DocumentKind
{
    /// <summary>None of the others: text in some encoding.</summary>
    Text = 0,

    /// <summary>A PDF, by its header.</summary>
    Pdf = 1,

    /// <summary>A package: .docx, perhaps another.</summary>
    Zip = 2,

    /// <summary>Microsoft's compound file: an old .doc, or any document with a password.</summary>
    Compound = 3,

    /// <summary>A scan or photograph: nothing that can be read as text.</summary>
    Picture = 4,
}
