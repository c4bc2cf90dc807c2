using System.Xml;

namespace Orchestrator.Desk.Documents;

/// <summary>An XML reader that refuses elements nested too deep: what walks the tree walks it on a stack.</summary>
internal sealed class DepthGuard(XmlReader inner) : XmlReader
{
    private const int MostDepth = 256;

    /// <inheritdoc/>
    public override int AttributeCount => inner.AttributeCount;

    /// <inheritdoc/>
    public override string BaseURI => inner.BaseURI;

    /// <inheritdoc/>
    public override int Depth => inner.Depth;

    /// <inheritdoc/>
    public override bool EOF => inner.EOF;

    /// <inheritdoc/>
    public override bool IsEmptyElement => inner.IsEmptyElement;

    /// <inheritdoc/>
    public override string LocalName => inner.LocalName;

    /// <inheritdoc/>
    public override string NamespaceURI => inner.NamespaceURI;

    /// <inheritdoc/>
    public override XmlNameTable NameTable => inner.NameTable;

    /// <inheritdoc/>
    public override XmlNodeType NodeType => inner.NodeType;

    /// <inheritdoc/>
    public override string Prefix => inner.Prefix;

    /// <inheritdoc/>
    public override ReadState ReadState => inner.ReadState;

    /// <inheritdoc/>
    public override string Value => inner.Value;

    /// <inheritdoc/>
    public override string GetAttribute(int i) => inner.GetAttribute(i);

    /// <inheritdoc/>
    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    /// <inheritdoc/>
    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    /// <inheritdoc/>
    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    /// <inheritdoc/>
    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    /// <inheritdoc/>
    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    /// <inheritdoc/>
    public override bool MoveToElement() => inner.MoveToElement();

    /// <inheritdoc/>
    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    /// <inheritdoc/>
    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    /// <inheritdoc/>
    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    /// <inheritdoc/>
    public override void ResolveEntity() => inner.ResolveEntity();

    /// <inheritdoc/>
    public override bool Read() =>
        !inner.Read() ? false
        : inner.Depth > MostDepth ? throw new XmlException("The elements are nested too deep.")
        : true;
}
