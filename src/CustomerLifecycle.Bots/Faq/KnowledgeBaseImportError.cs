namespace CustomerLifecycle.Bots.Faq;

/// <summary>Something wrong at a place of an imported file.</summary>
/// <param name="Line">The line on which the record starts, from 1.</param>
/// <param name="Column">The name of the column or property; null when the error is about the line or the file.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record KnowledgeBaseImportError(long Line, string? Column, string Message)
{
    /// <summary>Place and message in one line.</summary>
    public override string ToString() =>
        Column is null ? FormattableString.Invariant($"line {Line}: {Message}") : FormattableString.Invariant($"line {Line}, {Column}: {Message}");
}
