using System.Reflection.Metadata;

namespace Orchestrator.Server.Tests.Architecture;

/// <summary>The types that a signature of an assembly names (ECMA-335 §II.23.2).</summary>
internal static class TypesInSignature
{
    public static IReadOnlyList<EntityHandle> Read(BlobReader signature)
    {
        var found = new List<EntityHandle>();
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
            signature.ReadCompressedInteger();
        switch (header.Kind)
        {
            case SignatureKind.Method or SignatureKind.Property:
                ReadTypes(ref signature, signature.ReadCompressedInteger() + 1, found);
                break;
            case SignatureKind.LocalVariables or SignatureKind.MethodSpecification:
                ReadTypes(ref signature, signature.ReadCompressedInteger(), found);
                break;
            case SignatureKind.Field:
                ReadType(ref signature, found);
                break;
        }

        return found;
    }

    /// <summary>The same for a specification of a type, which has no header.</summary>
    public static IReadOnlyList<EntityHandle> ReadSpecification(BlobReader signature)
    {
        var found = new List<EntityHandle>();
        ReadType(ref signature, found);
        return found;
    }

    private static void ReadTypes(ref BlobReader signature, int count, List<EntityHandle> found)
    {
        for (var index = 0; index < count; index++)
            ReadType(ref signature, found);
    }

    private static void ReadType(ref BlobReader signature, List<EntityHandle> found)
    {
        var code = signature.ReadSignatureTypeCode();
        switch (code)
        {
            case SignatureTypeCode.TypeHandle:
                found.Add(signature.ReadTypeHandle());
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                found.Add(signature.ReadTypeHandle());
                ReadType(ref signature, found);
                break;
            case SignatureTypeCode.SZArray or SignatureTypeCode.ByReference or SignatureTypeCode.Pointer:
            case SignatureTypeCode.Pinned or SignatureTypeCode.Sentinel:
                ReadType(ref signature, found);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                ReadType(ref signature, found);
                ReadTypes(ref signature, signature.ReadCompressedInteger(), found);
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                signature.ReadCompressedInteger();
                break;
            case SignatureTypeCode.Array:
                ReadType(ref signature, found);
                ReadShape(ref signature);
                break;
        }
    }

    private static void ReadShape(ref BlobReader signature)
    {
        signature.ReadCompressedInteger();
        for (var sizes = signature.ReadCompressedInteger(); sizes > 0; sizes--)
            signature.ReadCompressedInteger();
        for (var bounds = signature.ReadCompressedInteger(); bounds > 0; bounds--)
            signature.ReadCompressedSignedInteger();
    }
}
