using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Orchestrator.Server.Tests.Architecture;

/// <summary>Which namespace of an assembly uses a type of which other one: by its signatures, attributes and instructions.</summary>
internal sealed class CompiledReferences : IDisposable
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes)
        .GetFields()
        .Select(field => field.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(code => code.Value, code => code.OperandType);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly HashSet<(string From, string To)> _found = [];

    private CompiledReferences(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
    }

    public static IReadOnlySet<(string From, string To)> Read(string path)
    {
        using var references = new CompiledReferences(path);
        foreach (var type in references._metadata.TypeDefinitions)
            references.ReadType(type);
        return references._found;
    }

    public void Dispose() => _file.Dispose();

    private void ReadType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var from = NamespaceOf(handle);
        Note(from, type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
            Note(from, _metadata.GetInterfaceImplementation(implemented).Interface);
        foreach (var attribute in type.GetCustomAttributes())
            Note(from, _metadata.GetCustomAttribute(attribute).Constructor);
        foreach (var field in type.GetFields())
            NoteSignature(from, _metadata.GetFieldDefinition(field).Signature);
        foreach (var method in type.GetMethods())
            ReadMethod(from, _metadata.GetMethodDefinition(method));
    }

    private void ReadMethod(string from, MethodDefinition method)
    {
        NoteSignature(from, method.Signature);
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            NoteSignature(from, _metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        foreach (var region in body.ExceptionRegions)
            Note(from, region.CatchType);
        ReadInstructions(from, body.GetILReader());
    }

    private void ReadInstructions(string from, BlobReader code)
    {
        while (code.RemainingBytes > 0)
        {
            short operation = code.ReadByte();
            if (operation == 0xFE)
                operation = unchecked((short)(0xFE00 | code.ReadByte()));
            switch (Operands[operation])
            {
                case OperandType.InlineMethod
                or OperandType.InlineField
                or OperandType.InlineType
                or OperandType.InlineTok:
                    Note(from, MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += targets * sizeof(int);
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += sizeof(long);
                    break;
                case OperandType.InlineVar:
                    code.Offset += sizeof(short);
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += sizeof(byte);
                    break;
                case OperandType.InlineNone:
                    break;
                default:
                    code.Offset += sizeof(int);
                    break;
            }
        }
    }

    private void Note(string from, EntityHandle used)
    {
        if (used.IsNil)
            return;
        switch (used.Kind)
        {
            case HandleKind.TypeDefinition:
                NoteType(from, (TypeDefinitionHandle)used);
                break;
            case HandleKind.TypeSpecification:
                var specification = _metadata.GetTypeSpecification((TypeSpecificationHandle)used).Signature;
                foreach (var named in TypesInSignature.ReadSpecification(_metadata.GetBlobReader(specification)))
                    Note(from, named);
                break;
            case HandleKind.MethodDefinition:
                NoteType(from, _metadata.GetMethodDefinition((MethodDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                NoteType(from, _metadata.GetFieldDefinition((FieldDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Note(from, _metadata.GetMemberReference((MemberReferenceHandle)used).Parent);
                NoteSignature(from, _metadata.GetMemberReference((MemberReferenceHandle)used).Signature);
                break;
            case HandleKind.MethodSpecification:
                Note(from, _metadata.GetMethodSpecification((MethodSpecificationHandle)used).Method);
                NoteSignature(from, _metadata.GetMethodSpecification((MethodSpecificationHandle)used).Signature);
                break;
        }
    }

    private void NoteType(string from, TypeDefinitionHandle used)
    {
        if (NamespaceOf(used) is var to && to != from)
            _found.Add((from, to));
    }

    private void NoteSignature(string from, BlobHandle signature)
    {
        foreach (var used in TypesInSignature.Read(_metadata.GetBlobReader(signature)))
            Note(from, used);
    }

    private string NamespaceOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        return _metadata.GetString(type.Namespace);
    }
}
