using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CustomerLifecycle.Architecture.Layout;

/// <summary>
/// Reads from an assembly and its portable PDB which type stands in which source file. The compiler knows, so no
/// parser of ours has to keep up with the language.
/// </summary>
internal static class DeclaredTypes
{
    /// <summary>TypeDefinitionDocuments of the portable PDB format: documents of types without method bodies.</summary>
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    public static IReadOnlyList<DeclaredType> Of(string assemblyPath, string pdbPath)
    {
        using var assembly = new PEReader(File.OpenRead(assemblyPath));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(pdbPath));
        var types = assembly.GetMetadataReader();
        var pdb = symbols.GetMetadataReader();
        return
        [
            .. types.TypeDefinitions
                .Select(handle => (Handle: handle, Type: types.GetTypeDefinition(handle)))
                .Where(item => !item.Type.IsNested && !types.GetString(item.Type.Name).StartsWith('<'))
                .Select(item => new DeclaredType(
                    types.GetString(item.Type.Name),
                    (item.Type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public,
                    [.. DocumentsOf(types, pdb, item.Handle).Where(IsWritten).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }

    private static IEnumerable<string> DocumentsOf(MetadataReader types, MetadataReader pdb, TypeDefinitionHandle handle)
    {
        var type = types.GetTypeDefinition(handle);
        var documents = type.GetMethods().SelectMany(method => DocumentsOf(pdb, method))
            .Concat(pdb.GetCustomDebugInformation(handle)
                .Select(pdb.GetCustomDebugInformation)
                .Where(info => pdb.GetGuid(info.Kind) == TypeDocuments)
                .SelectMany(info => DocumentsOf(pdb.GetBlobReader(info.Value))));

        // The body of an async method or an iterator is in a nested type that the compiler writes.
        return documents.Select(document => pdb.GetString(pdb.GetDocument(document).Name))
            .Concat(type.GetNestedTypes().SelectMany(nested => DocumentsOf(types, pdb, nested)));
    }

    private static IEnumerable<DocumentHandle> DocumentsOf(MetadataReader pdb, MethodDefinitionHandle method)
    {
        var information = pdb.GetMethodDebugInformation(method.ToDebugInformationHandle());
        if (!information.Document.IsNil)
        {
            yield return information.Document;
        }

        if (!information.SequencePointsBlob.IsNil)
        {
            foreach (var point in information.GetSequencePoints())
            {
                yield return point.Document;
            }
        }
    }

    private static List<DocumentHandle> DocumentsOf(BlobReader reader)
    {
        var documents = new List<DocumentHandle>();
        while (reader.RemainingBytes > 0)
        {
            documents.Add(MetadataTokens.DocumentHandle(reader.ReadCompressedInteger()));
        }

        return documents;
    }

    private static bool IsWritten(string document) =>
        !document.EndsWith(".g.cs", StringComparison.Ordinal) && !document.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal);
}
