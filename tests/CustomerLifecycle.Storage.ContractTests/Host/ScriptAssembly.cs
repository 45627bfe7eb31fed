using System.Reflection;
using System.Text;

namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>An assembly that embeds the given schema scripts, as a module of another version would.</summary>
internal sealed class ScriptAssembly(params (string Name, string Sql)[] scripts) : Assembly
{
    public override AssemblyName GetName() => new("Scripts");

    public override string[] GetManifestResourceNames() => [.. scripts.Select(script => "Schema/" + script.Name)];

    public override Stream? GetManifestResourceStream(string name) =>
        new MemoryStream(Encoding.UTF8.GetBytes(scripts.Single(script => "Schema/" + script.Name == name).Sql));
}
