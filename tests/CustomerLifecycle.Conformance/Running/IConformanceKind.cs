namespace CustomerLifecycle.Conformance.Running;

/// <summary>
/// Runs the rows of one or several kinds of a case file against the product. A class of this type in the assembly is
/// found by itself: to add a kind, add a file to <c>Kinds/</c> and take the kind out of <see cref="PendingKinds"/>.
/// </summary>
internal interface IConformanceKind
{
    /// <summary>The case file's name without ending, for example <c>business-time</c>.</summary>
    string File { get; }

    /// <summary>The kinds of that file it runs, as <see cref="CaseFiles"/> names them.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>Asserts what the row expects, reading every field of it.</summary>
    void Run(string kind, CaseFields row);
}
