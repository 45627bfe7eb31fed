namespace CustomerLifecycle.PublicApi;

/// <summary>Compares a package's public surface with the one that was agreed to, and takes a new one over when told.</summary>
internal sealed class ApprovedApi(string folder, bool accept, bool continuousIntegration)
{
    /// <summary>Set to 1 to take the present surface over.</summary>
    public const string AcceptVariable = "CUSTOMERLIFECYCLE_ACCEPT_API";

    /// <summary>What to say, or nothing where the surface is the approved one.</summary>
    public string? Problem(string package, string present)
    {
        var path = Path.Combine(folder, package + ".txt");
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (accept && continuousIntegration)
        {
            return $"{AcceptVariable} is set in continuous integration, where nobody reads what is taken over. Accept on your own machine and commit the file.";
        }

        if (string.Equals(approved, present, StringComparison.Ordinal))
        {
            return null;
        }

        if (accept)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, present);
            return null;
        }

        return $"""
            The public API of {package} is not the approved one ({(approved is null ? "there is no file" : "- approved, + present")}):
            {LineDifference.Of(approved ?? "", present)}
            If this is meant, run the tests with {AcceptVariable}=1 and commit tests/CustomerLifecycle.PublicApi.Tests/Approved/{package}.txt.
            """;
    }
}
